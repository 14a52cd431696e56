package org.openspm.incentive.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.effect.EffectHistogram.Bin;

/** Bins of round width on both sides of no change, whatever the changes are. */
class EffectHistogramTests {
    private static final Currency EUR = Currency.of("EUR");
    private static final int MIDDLE = EffectHistogram.BINS_OF_A_SIDE;

    @Test
    void everyPayeeIsInExactlyTheBinThatItsEdgesName() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var differences = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(_ -> new BigDecimal(random.nextInt(3) == 0 ? 0 : random.nextInt(-9_999, 20_000))
                            .movePointLeft(random.nextInt(3)))
                    .toList();
            var histogram = EffectHistogram.of(EUR, differences);
            for (int bin = 0; bin < histogram.bins().size(); bin++) {
                var edges = histogram.bins().get(bin);
                int side = Integer.compare(bin, MIDDLE);
                assertThat(edges.payees())
                        .as("seed " + seed + " bin " + bin)
                        .isEqualTo(differences.stream()
                                .filter(difference -> isIn(difference, edges, side))
                                .count());
            }
        }
    }

    private static boolean isIn(BigDecimal difference, Bin bin, int side) {
        if (side == 0 || difference.signum() == 0) {
            return side == 0 && difference.signum() == 0;
        }
        boolean fromOpen = side > 0;
        boolean above = bin.from() == null
                || (fromOpen ? difference.compareTo(bin.from()) > 0 : difference.compareTo(bin.from()) >= 0);
        boolean below = bin.to() == null
                || (fromOpen ? difference.compareTo(bin.to()) <= 0 : difference.compareTo(bin.to()) < 0);
        return difference.signum() == side && above && below;
    }

    @Test
    void theWidthIsARoundNumberThatHoldsNineOfTen() {
        var many = IntStream.rangeClosed(1, 100).mapToObj(BigDecimal::new).toList();

        assertThat(EffectHistogram.of(EUR, many).width()).isEqualByComparingTo("20");
        assertThat(EffectHistogram.of(EUR, List.of(new BigDecimal("0.05"))).width())
                .isEqualByComparingTo("0.01");
        assertThat(EffectHistogram.of(EUR, List.of(BigDecimal.ZERO))
                        .bins()
                        .get(MIDDLE)
                        .payees())
                .isEqualTo(1);
    }
}
