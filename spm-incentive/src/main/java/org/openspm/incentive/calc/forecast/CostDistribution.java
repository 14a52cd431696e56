package org.openspm.incentive.calc.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Drawn costs in ascending order. A percentile is one of them, the smallest that at least so many percent do not exceed: the
 * 10th percentile of 1,000 costs is the 100th smallest. Nothing is interpolated.
 */
public record CostDistribution(List<BigDecimal> sorted) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int SHARE_DECIMALS = 6;

    public CostDistribution {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("A distribution needs at least one cost");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /** Costs from one edge to the next; the lower edge belongs to it, the upper one only to the last. */
    public record Bin(BigDecimal from, BigDecimal to, int years) {}

    public BigDecimal percentile(int percent) {
        int rank = BigDecimal.valueOf((long) percent * sorted.size())
                .divide(WHOLE, 0, RoundingMode.CEILING)
                .intValueExact();
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    public BigDecimal least() {
        return sorted.getFirst();
    }

    public BigDecimal most() {
        return sorted.getLast();
    }

    /** Sum ÷ number, rounded half up to so many decimals. */
    public BigDecimal mean(int decimals) {
        var sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(sorted.size()), decimals, RoundingMode.HALF_UP);
    }

    /** The share of the drawn years that cost more than a budget: 130 of 1,000 is 0.13. */
    public BigDecimal shareAbove(BigDecimal budget) {
        long above = sorted.stream().filter(cost -> cost.compareTo(budget) > 0).count();
        return BigDecimal.valueOf(above)
                .divide(BigDecimal.valueOf(sorted.size()), SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** So many bins of equal width from the least to the most; one alone when all costs are the same. */
    public List<Bin> bins(int count) {
        var width = most().subtract(least()).divide(BigDecimal.valueOf(count), 4, RoundingMode.CEILING);
        if (width.signum() == 0) {
            return List.of(new Bin(least(), most(), sorted.size()));
        }
        var years = new int[count];
        for (var cost : sorted) {
            int bin =
                    cost.subtract(least()).divide(width, 0, RoundingMode.FLOOR).intValueExact();
            years[Math.min(bin, count - 1)]++;
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < count; bin++) {
            var from = least().add(width.multiply(BigDecimal.valueOf(bin)));
            bins.add(new Bin(from, from.add(width), years[bin]));
        }
        return bins;
    }
}
