package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.expression.Evaluator;

/**
 * Divides an amount in decimals by weights into parts of a scale that add up to it: parts are cut off, what is left goes
 * one step each to the largest rests, among equal rests to the first. 100 by 1 : 1 : 1 in cents is 33.34, 33.33, 33.33.
 */
final class LargestRemainder {

    private LargestRemainder() {}

    /** @param amount not negative, of that scale; weights not negative, their sum above zero */
    static List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights, int scale) {
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts = new ArrayList<BigDecimal>();
        var rests = new ArrayList<BigDecimal>();
        var left = amount;
        for (var weight : weights) {
            var exact = amount.multiply(weight).divide(sum, Evaluator.QUOTIENT);
            var part = exact.setScale(scale, RoundingMode.DOWN);
            parts.add(part);
            rests.add(exact.subtract(part));
            left = left.subtract(part);
        }
        var step = BigDecimal.ONE.movePointLeft(scale);
        var order = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(rests::get).reversed())
                .toList();
        for (int next = 0; left.compareTo(step) >= 0 && next < order.size(); next++) {
            int part = order.get(next);
            parts.set(part, parts.get(part).add(step));
            left = left.subtract(step);
        }
        return parts;
    }
}
