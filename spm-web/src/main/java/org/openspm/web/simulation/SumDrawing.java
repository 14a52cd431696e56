package org.openspm.web.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.simulation.SimulationResults.Sums;

/**
 * Sums with the shares of those who get less, the same and more as a bar of 1000.
 *
 * @param share the difference as a share of what is paid now; null when nothing is
 */
record SumDrawing(Sums sums, @Nullable BigDecimal share, List<Part> parts) {
    private static final int WHOLE = 1000;

    /** A stretch of the bar. */
    record Part(String kind, int from, int width) {}

    static SumDrawing of(Sums sums) {
        var before = sums.before().amount();
        var all = new BigDecimal(Math.max(1, sums.losers() + sums.unchanged() + sums.winners()));
        int losers = width(sums.losers(), all);
        int winners = width(sums.winners(), all);
        return new SumDrawing(
                sums,
                before.signum() == 0 ? null : sums.difference().amount().divide(before.abs(), MathContext.DECIMAL64),
                List.of(
                        new Part("losers", 0, losers),
                        new Part("same", losers, WHOLE - losers - winners),
                        new Part("winners", WHOLE - winners, winners)));
    }

    private static int width(long payees, BigDecimal all) {
        return new BigDecimal(payees * WHOLE).divide(all, 0, RoundingMode.DOWN).intValueExact();
    }
}
