package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of a pool add up to it. */
class LargestRemainderTests {

    @Test
    void givesWhatIsLeftToTheFirstOfEqualRests() {
        assertThat(LargestRemainder.divide(new BigDecimal("100.00"), decimals(1, 1, 1), 2))
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    }

    @Test
    void addsUpAndStaysWithinAStepOfTheExactPart() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            int scale = random.nextInt(4);
            var amount = new BigDecimal(random.nextInt(1_000_000))
                    .movePointLeft(scale)
                    .setScale(scale);
            var weights = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(_ -> new BigDecimal(random.nextInt(1_000)).movePointLeft(random.nextInt(3)))
                    .toList();
            var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() == 0) {
                continue;
            }
            var parts = LargestRemainder.divide(amount, weights, scale);
            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed " + seed)
                    .isEqualByComparingTo(amount);
            for (int i = 0; i < parts.size(); i++) {
                var exact = amount.multiply(weights.get(i)).divide(sum, 30, RoundingMode.HALF_UP);
                assertThat(parts.get(i).subtract(exact).abs()).isLessThan(BigDecimal.ONE.movePointLeft(scale));
            }
        }
    }

    private static List<BigDecimal> decimals(int... numbers) {
        return IntStream.of(numbers).mapToObj(BigDecimal::new).toList();
    }
}
