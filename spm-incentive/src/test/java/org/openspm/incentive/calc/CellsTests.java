package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {
    private static final int SIZE = 6;

    /** Sums beside an independent reference in integers of any size; a value may be as large as there are. */
    @ParameterizedTest
    @ValueSource(ints = {8, 40, 60, 63})
    void addsUpExactlyHoweverLargeTheValuesAre(int bits) {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var sums = new Summed();
            for (int step = 0; step < 20; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> sums.addAll(some(random, bits));
                    case 1 -> sums.addTimes(some(random, bits), random.nextInt(4));
                    case 2 -> sums.addRow(some(random, bits), random.nextInt(SIZE / 2), random.nextInt(SIZE / 2));
                    default -> sums.add(random.nextInt(SIZE), random.nextLong() >> (Long.SIZE - bits));
                }
                sums.areExact();
            }
        }
    }

    private static Summed some(Random random, int bits) {
        var sums = new Summed();
        for (int i = random.nextInt(5); i >= 0; i--) {
            sums.add(random.nextInt(SIZE), random.nextLong() >> (Long.SIZE - bits));
        }
        return sums;
    }

    @Test
    void needsNoSecondLongBelowTheLimitAndTakesOneFromThereOn() {
        var cells = new Cells(1);
        cells.expect(Long.MAX_VALUE - 1);
        cells.expect(1);
        assertThat(cells.isWide()).isFalse();
        cells.expect(1);
        assertThat(cells.isWide()).isTrue();
    }

    @Test
    void knowsWhichRowsHoldNothing() {
        var sums = new Summed();
        sums.add(2, 5);
        assertThat(sums.cells.isZero(0, 2)).isTrue();
        assertThat(sums.cells.isZero(1, 2)).isFalse();
        assertThat(sums.cells.isZero(3, 3)).isTrue();
        sums.add(2, -5);
        assertThat(sums.cells.isZero(0, SIZE)).isTrue();
        sums.add(4, Long.MIN_VALUE + 1);
        sums.add(4, Long.MIN_VALUE + 1);
        sums.add(4, 2);
        assertThat(sums.cells.isWide()).isTrue();
        assertThat(sums.cells.isZero(4, 1)).isFalse();
        assertThat(sums.cells.isZero(0, 4)).isTrue();
        assertThat(sums.cells.size()).isEqualTo(SIZE);
    }

    /** Cells, and what they must hold. */
    private static final class Summed {
        private final Cells cells = new Cells(SIZE);
        private final BigInteger[] expected = new BigInteger[SIZE];

        Summed() {
            Arrays.fill(expected, BigInteger.ZERO);
        }

        void add(int cell, long value) {
            cells.expect(value == Long.MIN_VALUE ? -1 : Math.abs(value));
            cells.add(cell, value);
            expected[cell] = expected[cell].add(BigInteger.valueOf(value));
        }

        void addAll(Summed other) {
            cells.addAll(other.cells);
            addExpected(0, other, 0, SIZE);
        }

        void addTimes(Summed other, int times) {
            cells.expectAll(other.cells, times);
            for (int time = 0; time < times; time++) {
                for (int cell = 0; cell < SIZE; cell++) {
                    cells.add(cell, other.cells, cell);
                }
                addExpected(0, other, 0, SIZE);
            }
        }

        void addRow(Summed other, int first, int otherFirst) {
            cells.expectAll(other.cells, 1);
            cells.addRow(first, other.cells, otherFirst, SIZE / 2);
            addExpected(first, other, otherFirst, SIZE / 2);
        }

        private void addExpected(int first, Summed other, int otherFirst, int width) {
            for (int i = 0; i < width; i++) {
                expected[first + i] = expected[first + i].add(other.expected[otherFirst + i]);
            }
        }

        void areExact() {
            for (int cell = 0; cell < SIZE; cell++) {
                assertThat(cells.get(cell, 4)).isEqualTo(new BigDecimal(expected[cell], 4));
            }
        }
    }
}
