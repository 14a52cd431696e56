package org.openspm.web.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanExample.Expected;
import org.openspm.incentive.language.PlanProblem;
import org.openspm.incentive.plan.PlanTrial;

/** What trying a plan's text found, as pages show it: faults, or its examples and what its components pay. */
record PlanFindings(
        List<PlanProblem> problems, List<Example> examples, List<CurveDrawing> curves, List<HeatMap> matrices) {
    static final PlanFindings NONE_YET = new PlanFindings(List.of(), List.of(), List.of(), List.of());

    /**
     * How an example came out.
     *
     * @param refusal why it could not be calculated
     */
    record Example(
            String name, int line, boolean passes, @Nullable String refusal, List<Line> lines) {}

    /**
     * A figure that was expected beside the one that came out.
     *
     * @param payee empty when the example has one payee only
     * @param kind how to write it: money, percent or number
     */
    record Line(String payee, String figure, Kind kind, BigDecimal expected, BigDecimal actual, boolean matches) {}

    enum Kind {
        MONEY,
        PERCENT,
        NUMBER
    }

    static PlanFindings of(PlanTrial.Outcome outcome, String text) {
        return new PlanFindings(
                outcome.problems(),
                outcome.examples().stream().map(PlanFindings::example).toList(),
                outcome.curves().stream().map(CurveDrawing::of).toList(),
                outcome.isSound() ? HeatMap.of(text) : List.of());
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    public long failing() {
        return examples.stream().filter(example -> !example.passes()).count();
    }

    private static Example example(ExampleResult result) {
        var example = result.example();
        boolean several = example.payees().size() > 1;
        var lines =
                result.figures().stream().map(figure -> line(figure, several)).toList();
        return new Example(example.name(), result.line(), result.passes(), result.refusal(), lines);
    }

    private static Line line(ExampleResult.Figure figure, boolean several) {
        var expected = figure.expected();
        return new Line(
                several ? expected.payee() : "",
                expected.written(),
                kind(expected),
                expected.amount(),
                readable(figure.actual()),
                figure.matches());
    }

    private static Kind kind(Expected expected) {
        return switch (expected.figure()) {
            case EARNING, TOTAL, EARNED, BALANCE -> Kind.MONEY;
            case ATTAINMENT, RATE -> Kind.PERCENT;
            case VALUE, QUOTA, BASE -> Kind.NUMBER;
        };
    }

    /** A quotient has 34 digits; nobody reads more than eight decimals. */
    private static BigDecimal readable(BigDecimal figure) {
        return figure.scale() > 8 ? figure.setScale(8, RoundingMode.HALF_UP).stripTrailingZeros() : figure;
    }
}
