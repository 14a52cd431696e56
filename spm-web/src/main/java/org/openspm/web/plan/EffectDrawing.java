package org.openspm.web.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.effect.EffectHistogram;
import org.openspm.incentive.effect.EffectHistogram.Bin;
import org.openspm.incentive.effect.EffectSum;

/**
 * Payees by what they win or lose as a drawing in a field of 130 × 100 that is stretched to the place it has, and the shares
 * of winners and losers as a bar of 1000.
 *
 * @param edge where the outermost, open bins begin
 */
record EffectDrawing(EffectSum sum, List<Bar> bars, List<Part> parts, Money edge) {
    private static final int STEP = 10;
    private static final int HEIGHT = 100;
    private static final int HEIGHT_MIN = 2;
    private static final int WHOLE = 1000;

    /** One bin; {@code kind} is winners, losers or same. */
    record Bar(String kind, int across, int top, int height, Bin bin) {}

    /** A stretch of the bar. */
    record Part(String kind, int from, int width) {}

    static EffectDrawing of(EffectHistogram histogram, EffectSum sum) {
        var bins = histogram.bins();
        long most = Math.max(1, bins.stream().mapToLong(Bin::payees).max().orElse(1));
        var bars = IntStream.range(0, bins.size())
                .mapToObj(number -> bar(bins.get(number), number, bins.size() / 2, most))
                .toList();
        var edge = histogram.width().multiply(new BigDecimal(bins.size() / 2 - 1));
        return new EffectDrawing(sum, bars, parts(sum), Money.of(edge, histogram.currency()));
    }

    public Money negativeEdge() {
        return edge.negated();
    }

    /** Whether the edge is a whole number of the currency, so that decimals would say nothing. */
    public boolean isWhole() {
        return edge.amount().stripTrailingZeros().scale() <= 0;
    }

    private static Bar bar(Bin bin, int number, int middle, long most) {
        int height = bin.payees() == 0 ? 0 : Math.max(HEIGHT_MIN, Math.toIntExact(bin.payees() * HEIGHT / most));
        return new Bar(kind(Integer.compare(number, middle)), number * STEP + 1, HEIGHT - height, height, bin);
    }

    private static String kind(int sign) {
        return sign == 0 ? "same" : sign > 0 ? "winners" : "losers";
    }

    private static List<Part> parts(EffectSum sum) {
        var all = new BigDecimal(Math.max(1, sum.losers() + sum.unchanged() + sum.winners()));
        var parts = new ArrayList<Part>();
        int losers = width(sum.losers(), all);
        int winners = width(sum.winners(), all);
        parts.add(new Part("losers", 0, losers));
        parts.add(new Part("same", losers, WHOLE - losers - winners));
        parts.add(new Part("winners", WHOLE - winners, winners));
        return parts;
    }

    private static int width(long payees, BigDecimal all) {
        return new BigDecimal(payees * WHOLE).divide(all, 0, RoundingMode.DOWN).intValueExact();
    }
}
