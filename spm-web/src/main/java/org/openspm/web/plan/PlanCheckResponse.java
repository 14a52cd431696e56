package org.openspm.web.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanProblem;
import org.openspm.incentive.plan.PlanTrial;

/** What the API says about a plan's text: faults with line and column, or how its examples came out. */
record PlanCheckResponse(boolean sound, boolean examplesHold, List<Problem> problems, List<Example> examples) {

    record Problem(int line, int column, String sentence) {
        static Problem of(PlanProblem problem) {
            return new Problem(problem.line(), problem.column(), problem.sentence());
        }
    }

    record Example(
            String name, int line, boolean passes, @Nullable String refusal, List<Figure> figures) {
        static Example of(ExampleResult result) {
            return new Example(
                    result.example().name(),
                    result.line(),
                    result.passes(),
                    result.refusal(),
                    result.figures().stream().map(Figure::of).toList());
        }
    }

    record Figure(String payee, String name, BigDecimal expected, BigDecimal actual, boolean matches) {
        static Figure of(ExampleResult.Figure figure) {
            return new Figure(
                    figure.expected().payee(),
                    figure.expected().written(),
                    figure.expected().amount(),
                    figure.actual(),
                    figure.matches());
        }
    }

    static PlanCheckResponse of(PlanTrial.Outcome outcome) {
        return new PlanCheckResponse(
                outcome.isSound(),
                outcome.isSound() && outcome.failing() == 0,
                outcome.problems().stream().map(Problem::of).toList(),
                outcome.examples().stream().map(Example::of).toList());
    }
}
