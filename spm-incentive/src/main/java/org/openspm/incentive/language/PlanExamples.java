package org.openspm.incentive.language;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.Plan;

/** Runs the examples of a plan through the kernel that pays people: examples are the tests of a plan. */
public final class PlanExamples {

    private PlanExamples() {}

    public static List<ExampleResult> run(PlanReading reading) {
        var plan = reading.orRefuse();
        return reading.examples().stream().map(example -> run(plan, example)).toList();
    }

    /**
     * How the earnings of an example come about, in the order of the plan.
     *
     * @throws RuleViolation when the example cannot be calculated
     */
    public static List<Explanation> explain(PlanReading reading, PlanExample example) {
        var plan = reading.orRefuse();
        var outcome = calculate(plan, example);
        var snapshot = outcome.snapshot();
        var looked = new TreeSet<Integer>();
        looked.add(outcome.period());
        example.otherPeriods().forEach(code -> looked.add(snapshot.calendar().byCode(code)));
        var derivations = new HashMap<Integer, Derivations>();
        return outcome.calculation().earnings().stream()
                .filter(earning -> looked.contains(earning.period()))
                .map(earning -> derivations
                        .computeIfAbsent(
                                earning.period(),
                                period -> new Derivations(
                                        snapshot,
                                        List.of(new PlanVersion(plan, null)),
                                        snapshot.calendar().period(period).range()))
                        .explain(earning.person(), 0, earning.component(), earning.period()))
                .toList();
    }

    static ExampleResult run(Plan plan, PlanExample example) {
        try {
            var outcome = calculate(plan, example);
            var figures = example.expected().stream()
                    .map(expected -> new ExampleResult.Figure(expected, outcome.figure(expected)))
                    .toList();
            return new ExampleResult(example, figures, null);
        } catch (RuleViolation refusal) {
            return new ExampleResult(example, List.of(), String.valueOf(refusal.getMessage()));
        }
    }

    static ExampleOutcome calculate(Plan plan, PlanExample example) {
        var snapshot = ExampleSnapshot.of(plan, example);
        int period = snapshot.calendar().byCode(ExampleSnapshot.period(plan, example));
        var days = days(snapshot, period, example);
        var calculation = Calculator.calculate(
                snapshot, List.of(new PlanVersion(plan, start(plan, snapshot, days))), days, 1, Progress.SILENT);
        return new ExampleOutcome(snapshot, calculation, period);
    }

    /** From the first to the last period that the example looks at. */
    private static DateRange days(Snapshot snapshot, int period, PlanExample example) {
        var calendar = snapshot.calendar();
        var range = calendar.period(period).range();
        for (var code : example.otherPeriods()) {
            var other = calendar.period(calendar.byCode(code)).range();
            range = new DateRange(earlier(range.start(), other.start()), later(range.end(), other.end()));
        }
        return range;
    }

    /**
     * Balances are carried from the first period on in which the plan is in force; in an example that is the first one with a
     * transaction or an expectation, so that nobody has drawn anything before the example begins.
     */
    private static @Nullable LocalDate start(Plan plan, Snapshot snapshot, DateRange days) {
        if (plan.payments().isEmpty()) {
            return null;
        }
        var first = Objects.requireNonNull(days.start());
        for (int row = 0; row < snapshot.transactions().rows(); row++) {
            first = earlier(first, snapshot.transactions().date(row));
        }
        var kind = PeriodKind.valueOf(plan.pays().name());
        int period = snapshot.calendar().at(kind, Days.of(Objects.requireNonNull(first)));
        return snapshot.calendar().period(period).range().start();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && other.isBefore(one) ? other : one;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && other.isAfter(one) ? other : one;
    }
}
