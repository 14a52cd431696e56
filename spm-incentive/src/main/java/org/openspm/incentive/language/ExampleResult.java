package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an example came out.
 *
 * @param refusal why it could not be calculated; null when it was
 */
public record ExampleResult(
        PlanExample example, List<Figure> figures, @Nullable String refusal) {

    public ExampleResult {
        figures = List.copyOf(figures);
    }

    /** What was expected and what came out. */
    public record Figure(PlanExample.Expected expected, BigDecimal actual) {

        public boolean matches() {
            return expected.amount().compareTo(actual) == 0;
        }
    }

    /** Where the example stands in the plan's text. */
    public int line() {
        return example.line();
    }

    public int column() {
        return example.at().column();
    }

    public boolean passes() {
        return refusal == null && figures.stream().allMatch(Figure::matches);
    }

    /** What is wrong, in a sentence with both figures; empty when it passes. */
    public String fault() {
        if (refusal != null) {
            return "Example “" + example.name() + "” cannot be calculated: " + refusal;
        }
        var wrong = figures.stream().filter(figure -> !figure.matches()).toList();
        return wrong.isEmpty() ? "" : "Example “" + example.name() + "” expects " + described(wrong) + ".";
    }

    private static String described(List<Figure> wrong) {
        return wrong.stream()
                .map(figure ->
                        figure.expected().written() + " of " + figure.expected().payee() + " = "
                                + PlanWriter.plain(figure.expected().amount()) + ", the plan gives "
                                + PlanWriter.plain(figure.actual()))
                .collect(Collectors.joining("; "));
    }
}
