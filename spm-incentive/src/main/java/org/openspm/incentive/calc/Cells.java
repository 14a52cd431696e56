package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Sums by cell, exact: while the absolute values of everything added stay below 2^63 no sum of some of them can
 * overflow, so single additions need no check; beyond that the sums are kept in two longs.
 */
final class Cells {
    private static final int HALF = 32;
    private static final long LOW = 0xFFFF_FFFFL;

    private final long[] low;
    private long @org.jspecify.annotations.Nullable [] high;
    private long added;

    Cells(int size) {
        this.low = new long[size];
    }

    int size() {
        return low.length;
    }

    /** Must be told before values are added how much they are in sum, each taken as positive. */
    void expect(long absoluteSum) {
        if (high != null) {
            return;
        }
        long sum = added + absoluteSum;
        if (sum < 0 || absoluteSum < 0) {
            split();
        } else {
            added = sum;
        }
    }

    boolean isWide() {
        return high != null;
    }

    /** Adds to a cell after {@link #expect}. */
    void add(int cell, long value) {
        if (high == null) {
            low[cell] += value;
        } else {
            addWide(cell, value, high);
        }
    }

    /** The sums themselves, for loops that add many; only while not {@link #isWide}. */
    long[] narrow() {
        return low;
    }

    void addAll(Cells other) {
        expect(other.high != null ? -1 : other.added);
        for (int cell = 0; cell < low.length; cell++) {
            add(cell, other, cell);
        }
    }

    /** Adds a cell of other sums to a cell of these; {@link #expect} does not know of it, see {@link #expectAll}. */
    void add(int cell, Cells other, int otherCell) {
        if (high != null && other.high != null) {
            low[cell] += other.low[otherCell];
            high[cell] += other.high[otherCell];
        } else {
            add(cell, other.low[otherCell]);
        }
    }

    /** Adds a row of cells of other sums to a row of these, see {@link #expectAll}. */
    void addRow(int first, Cells other, int otherFirst, int width) {
        for (int cell = 0; cell < width; cell++) {
            add(first + cell, other, otherFirst + cell);
        }
    }

    /** Whether nothing is in a row of cells. */
    boolean isZero(int first, int width) {
        for (int cell = first; cell < first + width; cell++) {
            if (low[cell] != 0 || (high != null && high[cell] != 0)) {
                return false;
            }
        }
        return true;
    }

    /** Makes room for each cell of other sums being added up to {@code times} times. */
    void expectAll(Cells other, int times) {
        boolean fits = other.high == null && Math.multiplyHigh(other.added, times) == 0 && other.added * times >= 0;
        expect(fits ? other.added * times : -1);
    }

    /** The exact sum of a cell, in units of the last of so many decimals. */
    BigDecimal get(int cell, int decimals) {
        return high == null
                ? BigDecimal.valueOf(low[cell], decimals)
                : new BigDecimal(
                        BigInteger.valueOf(high[cell]).shiftLeft(HALF).add(BigInteger.valueOf(low[cell])), decimals);
    }

    /** From here on each sum is high × 2^32 + low, both far from overflow for 2^31 more additions. */
    private void split() {
        high = new long[low.length];
        for (int cell = 0; cell < low.length; cell++) {
            high[cell] = low[cell] >> HALF;
            low[cell] &= LOW;
        }
    }

    private void addWide(int cell, long value, long[] upper) {
        upper[cell] += value >> HALF;
        low[cell] += value & LOW;
    }
}
