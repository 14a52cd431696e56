package org.openspm.incentive.language;

import java.util.List;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
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
        var derivations = new Derivations(
                snapshot,
                List.of(new PlanVersion(plan, null)),
                snapshot.calendar().period(outcome.period()).range());
        return outcome.calculation().earnings().stream()
                .filter(earning -> earning.period() == outcome.period())
                .map(earning -> derivations.explain(earning.person(), 0, earning.component(), earning.period()))
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
        var calculation = Calculator.calculate(
                snapshot,
                List.of(new PlanVersion(plan, null)),
                snapshot.calendar().period(period).range(),
                1,
                Progress.SILENT);
        return new ExampleOutcome(snapshot, calculation, period);
    }
}
