package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesTests {
    private final Shares shares = new Shares();

    @Test
    void cutsOffAndGivesWhatIsLeftToTheFirstAmongEquals() {
        assertThat(parts(1_000_000, 3, 1, 1, 1, 1)).containsExactly(333_334, 333_333, 333_333);
        assertThat(parts(1_000_000, 3, 100, 1, 1, 1)).containsExactly(333_400, 333_300, 333_300);
    }

    @Test
    void givesWhatIsLeftToTheLargestRest() {
        assertThat(parts(101, 10, 1, 6, 4)).containsExactly(61, 40);
        assertThat(parts(99, 10, 1, 6, 4)).containsExactly(59, 40);
    }

    @Test
    void leavesASaleAndItsReturnAtNothing() {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long amount = random.nextLong(1_000_000_000_000L);
            var weights = random.longs(5, 1, 1_000).toArray();
            long whole = LongStream.of(weights).sum();
            var sale = parts(amount, whole, 100, weights);
            var back = parts(-amount, whole, 100, weights);
            assertThat(IntStream.range(0, 5).mapToLong(p -> sale[p] + back[p])).containsOnly(0L);
            assertThat(LongStream.of(sale).sum()).isEqualTo(amount);
        }
    }

    @Test
    void staysExactWhereAmountTimesWeightNeedsMoreThan64Bits() {
        long amount = 9_000_000_000_000_000_000L;
        var parts = parts(amount, 1_000_000, 1, 333_333, 333_333, 333_334);
        assertThat(parts)
                .containsExactly(2_999_997_000_000_000_000L, 2_999_997_000_000_000_000L, 3_000_006_000_000_000_000L);
    }

    @Test
    void creditsOnlyTheAgreedPartWhenSharesAreBelowTheWhole() {
        assertThat(parts(1_000, 100, 1, 30, 20)).containsExactly(300, 200);
    }

    private long[] parts(long amount, long whole, long unit, long... weights) {
        var parts = new long[weights.length];
        var ranks = IntStream.range(0, weights.length).toArray();
        long given = shares.divide(amount, weights, ranks, weights.length, whole, unit, parts);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(given);
        return parts;
    }
}
