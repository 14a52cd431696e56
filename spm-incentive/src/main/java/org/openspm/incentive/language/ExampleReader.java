package org.openspm.incentive.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;

/** Reads an example of a plan; {@code payee} is the short form for one payee, {@code payees} for several. */
final class ExampleReader {
    static final List<String> KEYS = List.of(
            "example",
            "period",
            "date",
            "as of",
            "payee",
            "quota",
            "payees",
            "transactions",
            "absences",
            "holders",
            "rates",
            "expect");
    static final String THE_PAYEE = "payee";

    private final Problems problems;
    private final Values values;
    private final @Nullable Plan plan;
    private final ExamplePeriods periods;

    ExampleReader(Problems problems, @Nullable Plan plan) {
        this.problems = problems;
        this.values = new Values(problems);
        this.plan = plan;
        this.periods = new ExamplePeriods(problems, plan == null ? null : plan.pays());
    }

    Optional<PlanExample> read(Node node) {
        return Section.of(node, "an example", problems, KEYS).flatMap(this::read);
    }

    private Optional<PlanExample> read(Section section) {
        int before = problems.count();
        var name = section.required("example", "reaches the second tier")
                .flatMap(scalar -> values.title(scalar, "the name of an example", 200));
        var period = section.scalar("period", "2026-Q1").flatMap(periods::read);
        var date = section.scalar("date", "2026-01-31").flatMap(values::date);
        var asOf = section.scalar("as of", "2026-01-31").flatMap(values::date);
        var payees = payees(section);
        var names =
                new LinkedHashSet<>(payees.stream().map(PlanExample.Payee::name).toList());
        var sales = sales(section, date.orElse(null), names);
        var details = new ExampleDetails(problems, names);
        var expected = expected(section, names);
        boolean dated = expected.stream().anyMatch(figure -> figure.period() != null);
        if (period.isEmpty() && sales.isEmpty() && date.isEmpty() && !dated && problems.count() == before) {
            problems.add(section.at(), "The example has neither transactions nor a period; add “period: 2026-Q1”.");
        }
        var shown = period.or(() -> sales.isEmpty() ? date.map(this::periodOf) : Optional.empty());
        var absences = details.absences(section);
        var holders = details.holders(section);
        var rates = details.rates(section);
        return problems.count() > before || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanExample(
                        name.get(),
                        shown.orElse(null),
                        asOf.orElse(null),
                        payees,
                        sales,
                        absences,
                        holders,
                        rates,
                        expected,
                        section.at()));
    }

    private String periodOf(LocalDate date) {
        return ExampleCalendar.code(plan, date);
    }

    private List<PlanExample.Payee> payees(Section section) {
        var reader = new ExamplePayees(problems, measures(), periods);
        if (section.has("payees")) {
            if (section.has("payee") || section.has("quota")) {
                problems.add(
                        section.markOf("payees"),
                        "“payees” names everybody with values and quota; remove “payee” and “quota”.");
            }
            return reader.several(section);
        }
        return List.of(reader.one(section, THE_PAYEE));
    }

    private List<PlanExample.Sale> sales(Section section, @Nullable LocalDate date, Set<String> names) {
        boolean onlyLines =
                plan != null && plan.credits().stream().allMatch(rule -> rule.of() == CreditRule.Level.LINES);
        var reader = new ExampleSales(problems, names, date, onlyLines ? 1 : 0);
        var result = new ArrayList<PlanExample.Sale>();
        for (var item : section.list("transactions")) {
            reader.read(item, result.size() + 1).ifPresent(result::add);
        }
        return result;
    }

    private List<PlanExample.Expected> expected(Section section, Set<String> names) {
        var node = section.node("expect");
        if (node == null) {
            problems.add(section.at(), "The example expects nothing; add “expect:” with a component and its amount.");
            return List.of();
        }
        var result = new ArrayList<PlanExample.Expected>();
        Section.ofNames(node, "the expectation", problems).ifPresent(expect -> {
            for (var entry : expect.all()) {
                if (entry.value() instanceof Node.Mapping mapping) {
                    group(entry.key(), mapping, names, result);
                } else {
                    figure(soleName(names, entry.key()), null, entry).ifPresent(result::add);
                }
            }
        });
        return result;
    }

    /** Figures of a period, or of a payee, who may in turn have them period by period. */
    private void group(Node.Scalar key, Node.Mapping figures, Set<String> names, List<PlanExample.Expected> result) {
        if (names.contains(key.text()) || !ExamplePeriods.isPeriod(key.text())) {
            ofPayee(key, figures, names, result);
        } else {
            ofPeriod(soleName(names, key), key, figures, result);
        }
    }

    private void ofPeriod(String payee, Node.Scalar key, Node.Mapping figures, List<PlanExample.Expected> result) {
        periods.read(key)
                .ifPresent(period -> figures.entries()
                        .forEach(entry -> figure(payee, period, entry).ifPresent(result::add)));
    }

    private void ofPayee(
            Node.Scalar payee, Node.Mapping figures, Set<String> names, List<PlanExample.Expected> result) {
        if (!names.contains(payee.text()) && !payee.text().equals(PlanExample.Expected.EVERYBODY)) {
            problems.add(payee.at(), notThere(payee, names));
            return;
        }
        for (var entry : figures.entries()) {
            if (entry.value() instanceof Node.Mapping ofPeriod) {
                ofPeriod(payee.text(), entry.key(), ofPeriod, result);
            } else {
                figure(payee.text(), null, entry).ifPresent(result::add);
            }
        }
    }

    private String soleName(Set<String> names, Node.Scalar key) {
        if (names.size() > 1) {
            problems.add(
                    key.at(),
                    "The example has several payees; write the payee first, as in “"
                            + names.iterator().next() + ": {" + key.text() + ": …}”.");
        }
        return names.isEmpty() ? THE_PAYEE : names.iterator().next();
    }

    static String notThere(Node.Scalar payee, Set<String> names) {
        return payee.word() + " is no payee of this example; "
                + NearestName.to(payee.text(), names)
                        .map(near -> "did you mean “" + near + "”?")
                        .orElseGet(() -> "its payees are " + String.join(", ", names) + ".");
    }

    private Optional<PlanExample.Expected> figure(String payee, @Nullable String period, Node.Entry entry) {
        if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(
                    entry.value().at(),
                    "An expected figure is a number, this is " + entry.value().word() + ".");
            return Optional.empty();
        }
        return values.number(scalar)
                .flatMap(amount -> new ExpectedFigures(problems, plan).read(payee, entry.key(), period, amount));
    }

    private LinkedHashMap<String, Measure> measures() {
        var result = new LinkedHashMap<String, Measure>();
        if (plan != null) {
            plan.measures().forEach(measure -> result.put(measure.name(), measure));
        }
        return result;
    }
}
