package org.openspm.incentive.calc;

import java.util.Arrays;

/** Which transactions were credited by some rule; threads mark ranges that share no word of 64 rows. */
final class CreditedRows {
    private final int rows;
    private final long[] words;

    CreditedRows(int rows) {
        this.rows = rows;
        this.words = new long[(rows + Long.SIZE - 1) / Long.SIZE];
    }

    private CreditedRows(int rows, long[] words) {
        this.rows = rows;
        this.words = words;
    }

    /** The same rows, marked on without marking these. */
    CreditedRows copy() {
        return new CreditedRows(rows, words.clone());
    }

    /** The same marks with room for so many rows. */
    CreditedRows with(int moreRows) {
        return new CreditedRows(moreRows, Arrays.copyOf(words, (moreRows + Long.SIZE - 1) / Long.SIZE));
    }

    /** Marks what is marked in other rows of the same number too. */
    void markAll(CreditedRows other) {
        for (int word = 0; word < words.length; word++) {
            words[word] |= other.words[word];
        }
    }

    void mark(int row) {
        words[row / Long.SIZE] |= 1L << row;
    }

    /** Marks all rows from one to before another. */
    void markRun(int from, int to) {
        for (int row = from; row < to; ) {
            if (row % Long.SIZE == 0 && row + Long.SIZE <= to) {
                words[row / Long.SIZE] = -1;
                row += Long.SIZE;
            } else {
                mark(row++);
            }
        }
    }

    /** The first row from one on that no rule credited; the number of rows when there is none. */
    int nextUncredited(int from) {
        int row = from;
        while (row < rows && isCredited(row)) {
            row += row % Long.SIZE == 0 && words[row / Long.SIZE] == -1 ? Long.SIZE : 1;
        }
        return Math.min(row, rows);
    }

    boolean isCredited(int row) {
        return (words[row / Long.SIZE] & 1L << row) != 0;
    }
}
