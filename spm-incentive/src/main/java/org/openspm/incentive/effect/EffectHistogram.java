package org.openspm.incentive.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * How many payees lose and win how much, in one currency: bins of equal width on both sides of those whom the draft pays the
 * same. The width is a round number that nine of ten changes lie within; the outermost bins are open.
 */
public record EffectHistogram(Currency currency, BigDecimal width, List<Bin> bins) {
    static final int BINS_OF_A_SIDE = 6;
    private static final BigDecimal USUAL = new BigDecimal("0.9");
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.TWO, new BigDecimal(5), BigDecimal.TEN);

    public EffectHistogram {
        bins = List.copyOf(bins);
    }

    /**
     * Payees by difference.
     *
     * @param from the smallest loss of a bin of losers is its {@code to}, the smallest gain of a bin of winners lies above its
     *     {@code from}; null when the bin is open to that side
     */
    public record Bin(@Nullable BigDecimal from, @Nullable BigDecimal to, long payees) {}

    static EffectHistogram of(Currency currency, List<BigDecimal> differences) {
        var width = width(differences);
        var counts = new long[2 * BINS_OF_A_SIDE + 1];
        for (var difference : differences) {
            counts[BINS_OF_A_SIDE + bin(difference, width)]++;
        }
        var bins = new ArrayList<Bin>();
        for (int bin = -BINS_OF_A_SIDE; bin <= BINS_OF_A_SIDE; bin++) {
            bins.add(new Bin(from(bin, width), to(bin, width), counts[BINS_OF_A_SIDE + bin]));
        }
        return new EffectHistogram(currency, width, bins);
    }

    /** Number of the bin, negative for a loss; its whole width belongs to it, the edge nearer to zero does not. */
    private static int bin(BigDecimal difference, BigDecimal width) {
        var steps = difference.abs().divide(width, 0, RoundingMode.CEILING).min(new BigDecimal(BINS_OF_A_SIDE));
        return steps.intValueExact() * difference.signum();
    }

    private static @Nullable BigDecimal from(int bin, BigDecimal width) {
        return bin == -BINS_OF_A_SIDE ? null : width.multiply(new BigDecimal(bin > 0 ? bin - 1 : bin));
    }

    private static @Nullable BigDecimal to(int bin, BigDecimal width) {
        return bin == BINS_OF_A_SIDE ? null : width.multiply(new BigDecimal(bin < 0 ? bin + 1 : bin));
    }

    private static BigDecimal width(List<BigDecimal> differences) {
        var sizes = differences.stream()
                .map(BigDecimal::abs)
                .filter(size -> size.signum() > 0)
                .sorted()
                .toList();
        if (sizes.isEmpty()) {
            return BigDecimal.ONE;
        }
        int usual = new BigDecimal(sizes.size() - 1)
                .multiply(USUAL)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return round(sizes.get(usual).divide(new BigDecimal(BINS_OF_A_SIDE), 12, RoundingMode.CEILING));
    }

    /** The next of 1, 2, 5, 10, 20, 50 …, or of 0.5, 0.2, 0.1 …. */
    private static BigDecimal round(BigDecimal least) {
        int power = least.precision() - least.scale() - 1;
        return ROUND.stream()
                .map(one -> one.scaleByPowerOfTen(power))
                .filter(one -> one.compareTo(least) >= 0)
                .findFirst()
                .map(one -> new BigDecimal(one.toPlainString()))
                .orElseThrow();
    }
}
