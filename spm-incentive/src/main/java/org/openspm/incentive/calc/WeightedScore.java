package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.plan.Measure;

/**
 * Σ weight × part. 50 % × 120 % + 30 % × 100 % + 20 % × 80 % is 106 %; without the last part, and weights of the others
 * raised to 62.5 % and 37.5 %, 112.5 %.
 */
record WeightedScore(PlanFigures figures, Measure.Score score) {

    /** A part: its measure, its weight as it counts, and its attainment or value; null when it is missing. */
    record Part(int measure, BigDecimal weight, @Nullable BigDecimal value) {
        BigDecimal weighted() {
            return value == null ? BigDecimal.ZERO : weight.multiply(value);
        }
    }

    BigDecimal total(int payee, int slot) {
        var sum = BigDecimal.ZERO;
        var whole = BigDecimal.ZERO;
        var there = BigDecimal.ZERO;
        for (var part : parts(payee, slot)) {
            sum = sum.add(part.weighted());
            whole = whole.add(part.weight());
            there = part.value() == null ? there : there.add(part.weight());
        }
        boolean raised = score.missing() == Measure.Score.Missing.RENORMALIZE
                && there.signum() != 0
                && there.compareTo(whole) != 0;
        return raised ? sum.multiply(whole).divide(there, Evaluator.QUOTIENT) : sum;
    }

    List<Part> parts(int payee, int slot) {
        var parts = new ArrayList<Part>();
        var bindings = figures.bindings(payee, slot);
        for (var part : score.parts()) {
            int measure = figures.plan().measure(part.measure());
            parts.add(new Part(measure, PlanFigures.evaluated(part.weight(), bindings), value(measure, payee, slot)));
        }
        return parts;
    }

    /** A part with a quota of zero is there and counts 0; one without a quota is missing. */
    private @Nullable BigDecimal value(int measure, int payee, int slot) {
        if (score.of() == Measure.Score.Of.VALUE) {
            return figures.value(measure, payee, slot);
        }
        if (figures.quota(measure, payee, slot) == null) {
            return null;
        }
        var attainment = figures.attainment(measure, payee, slot);
        return attainment == null ? BigDecimal.ZERO : attainment;
    }
}
