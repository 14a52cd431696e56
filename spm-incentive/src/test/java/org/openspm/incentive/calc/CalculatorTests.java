package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

class CalculatorTests {
    private static final int SEEDS = 60;
    private static final String PLAN = """
            plan: R
            title: Random company
            currency: EUR
            pays: quarter
            rounding: half up to 2 decimals per line
            exchange:
              transactions: {rate: spot, on: credit date}
            credits:
              - credit: direct
                of: orders
                when: channel = "direct"
                to: {seller: 60 %, overlay: 40 %}
                parts: to 2 decimals
            measures:
              - {measure: bookings, credits: direct, sum: amount, quota: {measure: bookings, prorate: days, leave: [AWAY]}}
              - {measure: team, credits: direct, sum: amount, roll up: reporting with own}
              - {measure: below, credits: direct, sum: amount, roll up: reporting without own}
              - {measure: to_date, credits: direct, sum: amount, accumulates: year}
            components:
              - component: Tiered
                on: bookings
                rate: payee.pct
                tiers:
                  axis: attainment
                  mode: marginal
                  bands:
                    - {to: 50 %, value: x 0.5}
                    - {to: 100 %, value: x 1}
                    - {to: 120 %, value: x 1.5}
                    - {value: x 2}
                cap: 1.3 * payee.pct * quota
              - component: Whole
                on: team
                tiers:
                  axis: amount
                  mode: whole
                  bands:
                    - {to: 10000, value: 1 %}
                    - {to: 30000, value: 2 %}
                    - {value: 3 %}
              - {component: Override, on: below, per: credit, rate: 1 %}
              - {component: To date, on: to_date, rate: 1.5 %}
            """;

    private static final List<PlanVersion> VERSIONS =
            List.of(new PlanVersion(PlanReader.read(PLAN).orRefuse(), null));

    @Test
    void paysEverybodyWhatTheNaiveCalculationPays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var company = RandomCompany.of(seed);
            var snapshot = company.snapshot(seed);
            var paid = rendered(earnings(snapshot, calculated(snapshot, 2)));
            var wanted = rendered(new NaivePay(company).earnings());
            assertThat(paid.stream().filter(line -> !wanted.contains(line)))
                    .as("paid otherwise, seed " + seed)
                    .isEmpty();
            assertThat(wanted.stream().filter(line -> !paid.contains(line)))
                    .as("not paid, seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void measuresWhatTheNaiveCalculationMeasures() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var company = RandomCompany.of(seed);
            var snapshot = company.snapshot(seed);
            var naive = new NaivePay(company);
            for (var each : calculated(snapshot, 1).measurements()) {
                if (each.measure().equals("bookings")) {
                    int person =
                            Integer.parseInt(snapshot.roster().code(each.node()).substring(1));
                    assertThat(each.value())
                            .as("seed " + seed + " " + each)
                            .isEqualByComparingTo(naive.bookings(person, quarter(snapshot, each.period())));
                }
            }
        }
    }

    @Test
    void givesOneDigestWhateverThreadsOrderLocaleAndZone() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            for (long seed = 0; seed < 20; seed++) {
                var company = RandomCompany.of(seed);
                var digest = calculated(company.snapshot(0), 1).digest();
                Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(calculated(company.snapshot(seed + 1), 3).digest())
                        .as("seed " + seed)
                        .isEqualTo(digest);
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
                assertThat(calculated(company.snapshot(0), 1).digest()).isEqualTo(digest);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void givesAnotherDigestWhenAnyAmountDiffers() {
        var company = RandomCompany.of(1);
        var before = calculated(company.snapshot(0), 1).digest();
        var sale = company.sales().stream()
                .filter(s -> s.channel().equals("direct") && s.seller() >= 0)
                .findFirst()
                .orElseThrow();
        company.sales()
                .set(
                        company.sales().indexOf(sale),
                        new RandomCompany.Sale(
                                sale.code(),
                                sale.day(),
                                sale.amount().add(new BigDecimal("0.01")),
                                sale.currency(),
                                sale.seller(),
                                sale.overlay(),
                                sale.channel()));
        assertThat(calculated(company.snapshot(0), 1).digest()).isNotEqualTo(before);
    }

    @Test
    void earningsAreTheSumsOfTheirLinesAndKeysAreUnique() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var snapshot = RandomCompany.of(seed).snapshot(seed);
            var calculation = calculated(snapshot, 2);
            for (var earning : calculation.earnings()) {
                var lines = earning.lines();
                assertThat(lines.stream().map(EarningLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(earning.amount());
                assertThat(lines).extracting(EarningLine::key).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void explainsEveryEarningAsTheFigureThatWasPaid() {
        for (long seed = 0; seed < 5; seed++) {
            var snapshot = RandomCompany.of(seed).snapshot(seed);
            for (var earning : calculated(snapshot, 1).earnings()) {
                var explanation = Calculator.explain(
                        snapshot,
                        VERSIONS,
                        RandomCompany.YEAR,
                        earning.person(),
                        0,
                        earning.component(),
                        earning.period());
                assertThat(explanation.amount()).isEqualByComparingTo(earning.amount());
                assertThat(summands(explanation)).isEqualByComparingTo(earning.amount());
            }
        }
    }

    @Test
    void countsEveryTransactionAsCreditedOrNot() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var company = RandomCompany.of(seed);
            var calculation = calculated(company.snapshot(seed), 2);
            var total = calculation.totals().getFirst();
            assertThat(total.transactions()).isEqualTo(company.sales().size());
            assertThat(total.unassigned()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(calculation.findings().stream()
                            .filter(f -> f.kind() == Finding.Kind.UNCREDITED)
                            .count())
                    .isEqualTo(total.uncreditedTransactions());
        }
    }

    @Test
    void aFullReturnLeavesNothing() {
        for (long seed = 0; seed < 20; seed++) {
            var company = RandomCompany.of(seed);
            for (var sale : List.copyOf(company.sales())) {
                company.sales()
                        .add(new RandomCompany.Sale(
                                sale.code() + "R",
                                sale.day(),
                                sale.amount().negate(),
                                sale.currency(),
                                sale.seller(),
                                sale.overlay(),
                                sale.channel()));
            }
            assertThat(calculated(company.snapshot(0), 1).earnings())
                    .as("seed " + seed)
                    .allSatisfy(earning -> assertThat(earning.amount()).isEqualByComparingTo(BigDecimal.ZERO));
        }
    }

    @Test
    void aPlanCalculatedAloneIsPaidAsAmongAllOthers() {
        var other = new PlanVersion(
                PlanReader.read(PLAN.replaceFirst("plan: \\S+", "plan: OTHER")).orRefuse(), null);
        var both = List.of(other, VERSIONS.getFirst());
        for (int seed = 0; seed < 20; seed++) {
            var snapshot = RandomCompany.of(seed).snapshot(seed);
            var all = Calculator.calculate(snapshot, both, RandomCompany.YEAR, 2, Progress.SILENT);
            var recalculation = new PlanRecalculation(snapshot, List.of(other), RandomCompany.YEAR, 2);
            // The first calculation leaves nothing behind that the second would find.
            recalculation.with(List.of(new PlanVersion(other.plan(), RandomCompany.FIRST.plusDays(90))));
            var alone = recalculation.with(VERSIONS);

            assertThat(rendered(earnings(snapshot, alone)))
                    .as("seed " + seed)
                    .isEqualTo(rendered(earnings(snapshot, all)))
                    .isNotEmpty();
            assertThat(concerningAllPlans(alone)).as("seed " + seed).isEqualTo(concerningAllPlans(all));
        }
    }

    private static List<String> concerningAllPlans(Calculation calculation) {
        return calculation.findings().stream()
                .filter(found -> found.kind() == Finding.Kind.UNCREDITED || found.kind() == Finding.Kind.NO_PLAN)
                .map(found -> found.kind() + " " + found.transaction() + " " + found.node() + " " + found.period())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stopsWhenItIsCancelled(int threads) {
        var snapshot = RandomCompany.of(1).snapshot(0);
        var impatient = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> Calculator.calculate(snapshot, VERSIONS, RandomCompany.YEAR, threads, impatient))
                .isInstanceOf(CalculationCancelled.class);
    }

    private static BigDecimal summands(Explanation explanation) {
        return explanation.children().stream()
                .filter(Explanation::adds)
                .map(Explanation::amount)
                .filter(java.util.Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Calculation calculated(Snapshot snapshot, int threads) {
        return Calculator.calculate(snapshot, VERSIONS, RandomCompany.YEAR, threads, Progress.SILENT);
    }

    private static TreeMap<String, BigDecimal> earnings(Snapshot snapshot, Calculation calculation) {
        var earnings = new TreeMap<String, BigDecimal>();
        for (var earning : calculation.earnings()) {
            var key = snapshot.roster().code(earning.person()) + " Q" + (quarter(snapshot, earning.period()) + 1) + " "
                    + earning.component();
            assertThat(earnings.put(key, earning.amount())).isNull();
        }
        return earnings;
    }

    private static int quarter(Snapshot snapshot, int period) {
        return snapshot.calendar().period(period).code().charAt(6) - '1';
    }

    /** Nothing earned is not listed: the kernel has no earning where there is no line. */
    private static List<String> rendered(TreeMap<String, BigDecimal> earnings) {
        return earnings.entrySet().stream()
                .filter(e -> e.getValue().signum() != 0)
                .map(e -> e.getKey() + " " + e.getValue().setScale(2).toPlainString())
                .toList();
    }
}
