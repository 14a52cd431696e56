package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.incentive.calc.ChangingCompany.Line;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** What is brought up to date change by change must be what a calculation of everything gives, digest and all. */
class LiveCalculationTests {
    private static final int SEEDS = 8;
    private static final int CHANGES = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 2_000})
    void isTheWholeCalculationAfterEveryChange(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var live = new Live(seed);
            live.isWhole("at first");
            for (int change = 0; change < CHANGES; change++) {
                live.isWhole(live.anything() + ", change " + change + " of seed " + seed);
            }
        }
    }

    @Test
    void recomputesWhatItsTableSaysAndNothingElseWouldDiffer() {
        var reached = new TreeMap<ChangeKind, Integer>();
        for (long seed = 1; seed < 10; seed++) {
            for (var kind : ChangeKind.values()) {
                var live = new Live(seed);
                var before = live.places();
                int rows = live.calculation.snapshot().transactions().rows();
                var recomputed = live.change(kind);
                var differing = differing(before, live.places());
                var earned = live.named(recomputed);
                assertThat(earned).as("%s of seed %d", kind, seed).containsAll(differing);
                credited(live, kind, recomputed.credited(), rows);
                earned(kind, live, earned);
                reached.merge(kind, differing.isEmpty() ? 0 : 1, Integer::sum);
            }
        }
        assertThat(reached)
                .allSatisfy((kind, times) ->
                        assertThat(times).as("%s changed pay", kind).isPositive());
    }

    private static TreeSet<String> differing(Map<String, String> before, Map<String, String> after) {
        var places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        places.removeIf(place -> Objects.equals(before.get(place), after.get(place)));
        return places;
    }

    private static void credited(Live live, ChangeKind kind, long credited, int rows) {
        int plans = live.calculation.versions().size();
        switch (kind.credited()) {
            case NOTHING -> assertThat(credited).isZero();
            case THE_LINES -> assertThat(credited).isEqualTo(2L * plans);
            case THE_PLANS -> assertThat(credited % rows).isZero();
            case EVERYTHING -> assertThat(credited).isEqualTo((long) plans * rows);
        }
    }

    /** Who is not concerned by a change of one line or one owner is left alone, where pay does not rest on others. */
    private static void earned(ChangeKind kind, Live live, TreeSet<String> earned) {
        var monthly =
                earned.stream().filter(place -> place.startsWith("MONTHLY")).toList();
        switch (kind.earned()) {
            case WHO_IS_CREDITED ->
                assertThat(monthly.stream().map(place -> place.split(" ")[2].substring(0, 1)))
                        .allMatch(period -> period.equals("M"));
            case THE_OWNERS -> {
                var people = monthly.stream().map(place -> place.split(" ")[1]).distinct();
                assertThat(people.count()).isLessThan(live.company.persons);
            }
            case THE_PLANS, EVERYTHING -> assertThat(earned).isNotEmpty();
        }
    }

    @Test
    void theDocumentedTableIsTheOneInTheCode() throws IOException {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/engine.md"))) {
            folder = folder.getParent();
        }
        var documented = Files.readAllLines(folder.resolve("docs/engine.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\| `[A-Z_]+` \\| `[A-Z_]+` \\|"))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ChangeKind.values())
                        .map(kind -> "| `%s` | `%s` | `%s` |".formatted(kind, kind.credited(), kind.earned()))
                        .toList());
    }

    @Test
    void earnsAgainOnlyWhoIsCreditedWithALineInWindowsOfItsMonth() {
        var live = new Live(3);
        var snapshot = live.calculation.snapshot();
        int seller = live.calculation.calculation().measurements().stream()
                .filter(one -> one.version() == 0
                        && snapshot.calendar().period(one.period()).code().equals("M05"))
                .mapToInt(Measurement::node)
                .findFirst()
                .orElseThrow();
        var day = LocalDate.of(2026, 5, 20);
        var line = new Line("one more", day, BigDecimal.TEN, "EUR", seller, -1, -1, "direct", "order", "", Map.of());
        var recomputed = live.replace(List.of(), List.of(line));
        var places = live.named(recomputed).stream()
                .filter(place -> place.startsWith("MONTHLY"))
                .map(place -> place.split(" "))
                .toList();
        assertThat(places).isNotEmpty();
        assertThat(places.stream().map(place -> place[2]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("M01", "M02", "M03", "M04", "M05", "M06");
        assertThat(places.stream().map(place -> place[1]).distinct().count()).isLessThan(live.company.persons);
        live.isWhole("one more line");
    }

    @Test
    void aTextThatCreditsTheSameIsPaidAsIfItWereCalculatedAnew() {
        for (long seed = 0; seed < 6; seed++) {
            var company = new ChangingCompany(seed);
            var snapshot = company.snapshot(0);
            var all = ChangingCompany.versions();
            for (int number = 0; number < all.size(); number++) {
                var others = new ArrayList<>(all);
                others.remove(number);
                var draft = new PlanRecalculation(snapshot, others, ChangingCompany.YEAR, 1);
                for (var change : List.of("", "rate: 1", "EUR", "direct", "over", "sum: amount", "")) {
                    var text = ChangingCompany.PLANS.get(number).replace(change, replacement(change));
                    var own = List.of(new PlanVersion(PlanReader.read(text).orRefuse(), null));
                    var anew = new PlanRecalculation(snapshot, others, ChangingCompany.YEAR, 1).with(own);
                    assertThat(draft.with(own).digest())
                            .as("%s of plan %d, seed %d", change, number, seed)
                            .isEqualTo(anew.digest());
                }
            }
        }
    }

    /** A rate, what is credited in, who, and how much of it. */
    private static String replacement(String change) {
        return switch (change) {
            case "rate: 1" -> "rate: 2";
            case "EUR" -> "USD";
            case "direct" -> "partner";
            case "sum: amount" -> "sum: 2 * amount";
            default -> change;
        };
    }

    @Test
    void saysOfOnePersonWhatTheWholeSays() {
        var live = new Live(5);
        for (int change = 0; change < CHANGES; change++) {
            live.anything();
            var whole = live.calculation.calculation();
            for (int person = 0; person < live.company.persons; person++) {
                int number = person;
                var pay = live.calculation.of(person);
                assertThat(pay.measurements())
                        .isEqualTo(whole.measurements().stream()
                                .filter(one -> one.node() == number)
                                .sorted(Comparator.comparing(Measurement::version))
                                .toList());
                assertThat(pay.earnings().stream().map(Earning::amount).toList())
                        .isEqualTo(whole.earnings().stream()
                                .filter(one -> one.person() == number)
                                .map(Earning::amount)
                                .toList());
            }
        }
    }

    /** A company and its live calculation, changed together. */
    private static final class Live {
        private final ChangingCompany company;
        private final LiveCalculation calculation;
        private final List<String> texts = new ArrayList<>(ChangingCompany.PLANS);
        private final List<Line> away = new ArrayList<>();
        private @Nullable LocalDate second;

        Live(long seed) {
            company = new ChangingCompany(seed);
            calculation = new LiveCalculation(company.snapshot(0), ChangingCompany.versions(), ChangingCompany.YEAR, 1);
        }

        ChangeKind anything() {
            // Most of what happens in a day are lines.
            var kind = company.random.nextInt(3) > 0
                    ? ChangeKind.TRANSACTION
                    : ChangeKind.values()[company.random.nextInt(ChangeKind.values().length)];
            if (kind == ChangeKind.TRANSACTION) {
                lines();
            } else {
                change(kind);
            }
            return kind;
        }

        Recomputed change(ChangeKind kind) {
            switch (kind) {
                case TRANSACTION -> {
                    var line = company.anyLine();
                    return replace(List.of(line), List.of(company.revised(line)));
                }
                case PLAN_TEXT -> {
                    int plan = company.random.nextInt(texts.size());
                    texts.set(
                            plan,
                            texts.get(plan)
                                    .replaceFirst("rate: 5 %", "rate: 5." + company.random.nextInt(10) + " %")
                                    .replaceFirst("rate: 1\\.?\\d* %", "rate: 1." + company.random.nextInt(10) + " %")
                                    .replaceFirst("rate: payee.pct", "rate: 2 * payee.pct"));
                    return calculation.change(versions());
                }
                case PLAN_VERSIONS -> {
                    var month = ChangingCompany.YEAR.start().plusMonths(1 + company.random.nextInt(11));
                    second = second == null || company.random.nextBoolean() ? month : null;
                    return calculation.change(versions());
                }
                case QUOTA -> company.changeQuota();
                case PAYEE_VALUE -> company.changeValue();
                case ABSENCE -> company.changeAbsence();
                case EXCHANGE_RATE -> company.changeRate();
                case PLAN_ASSIGNMENT -> company.changeAssignment();
                case HIERARCHY -> company.changeHierarchy();
                case PEOPLE -> company.changeSeat();
                case ACCOUNT -> company.changeOwner();
                case TERRITORY, CALENDAR -> company.changeValue();
            }
            var next = company.snapshot(1);
            return calculation.change(
                    kind,
                    kind.earned() == ChangeKind.Earned.EVERYTHING
                            ? next
                            : next.with(
                                    calculation.snapshot().transactions(),
                                    calculation.snapshot().splits()));
        }

        private List<PlanVersion> versions() {
            var versions = new ArrayList<PlanVersion>();
            texts.forEach(
                    text -> versions.add(new PlanVersion(PlanReader.read(text).orRefuse(), null)));
            if (second != null) {
                versions.add(new PlanVersion(
                        PlanReader.read(texts.getFirst().replace("MAX(0, value)", "MAX(500, value)"))
                                .orRefuse(),
                        second));
            }
            return versions;
        }

        /** Some lines come, some are revised, some go, and some that went come again, later than what refers to them. */
        private void lines() {
            var gone = new LinkedHashMap<String, Line>();
            var added = new ArrayList<Line>();
            for (int i = company.random.nextInt(3); i >= 0; i--) {
                var line = company.anyLine();
                if (gone.putIfAbsent(line.code(), line) == null && company.random.nextInt(3) > 0) {
                    added.add(company.revised(line));
                }
            }
            for (int i = company.random.nextInt(4); i > 0; i--) {
                added.add(company.newLine());
            }
            if (!away.isEmpty() && company.random.nextInt(3) == 0) {
                added.add(away.removeFirst());
            }
            gone.values().stream()
                    .filter(line ->
                            added.stream().noneMatch(other -> other.code().equals(line.code())))
                    .forEach(away::add);
            replace(List.copyOf(gone.values()), added);
        }

        Recomputed replace(List<Line> gone, List<Line> added) {
            var rows = gone.stream().mapToInt(this::row).sorted().toArray();
            gone.forEach(line -> company.lines.remove(line.code()));
            added.forEach(line -> company.lines.put(line.code(), line));
            var delta = ChangingCompany.of(added);
            return calculation.transactions(rows, delta.transactions(), delta.splits());
        }

        private int row(Line line) {
            var held = calculation.snapshot().transactions();
            return IntStream.range(0, held.rows())
                    .filter(row -> !held.isRemoved(row) && held.code(row).equals(line.code()))
                    .findFirst()
                    .orElseThrow();
        }

        void isWhole(String when) {
            var mine = calculation.calculation();
            var snapshot = company.snapshot(77);
            var whole =
                    Calculator.calculate(snapshot, calculation.versions(), ChangingCompany.YEAR, 1, Progress.SILENT);
            assertThat(rendered(calculation.snapshot(), mine)).as(when).isEqualTo(rendered(snapshot, whole));
            assertThat(mine.findings().stream().map(Finding::detail).toList())
                    .as(when)
                    .isEqualTo(whole.findings().stream().map(Finding::detail).toList());
            assertThat(mine.totals().toString())
                    .as(when)
                    .isEqualTo(whole.totals().toString());
            assertThat(mine.digest()).as(when).isEqualTo(whole.digest());
        }

        /** What everybody reached and earned in each place, calculated as a whole. */
        Map<String, String> places() {
            var snapshot = company.snapshot(3);
            return rendered(
                    snapshot,
                    Calculator.calculate(snapshot, calculation.versions(), ChangingCompany.YEAR, 1, Progress.SILENT));
        }

        private Map<String, String> rendered(Snapshot snapshot, Calculation result) {
            var places = new TreeMap<String, String>();
            for (var one : result.measurements()) {
                places.merge(
                        place(snapshot, one.version(), one.node(), one.period()),
                        one.measure() + " " + one.value().stripTrailingZeros() + " of " + one.quota(),
                        (a, b) -> a + "; " + b);
            }
            for (var one : result.earnings()) {
                var lines = one.lines().stream()
                        .map(line -> line.key() + " " + line.amount())
                        .toList();
                places.merge(
                        place(snapshot, one.version(), one.person(), one.period()),
                        one.component() + " " + one.amount() + " " + one.currency() + " " + one.applied() + lines,
                        (a, b) -> a + "; " + b);
            }
            return places;
        }

        private String place(Snapshot snapshot, int version, int node, int period) {
            return calculation.versions().get(version).plan().code() + " "
                    + snapshot.roster().code(node) + " "
                    + snapshot.calendar().period(period).code();
        }

        TreeSet<String> named(Recomputed recomputed) {
            var snapshot = calculation.snapshot();
            return recomputed
                    .earned()
                    .map(place -> place.plan() + " " + snapshot.roster().code(place.node()) + " "
                            + snapshot.calendar().period(place.period()).code())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
