package org.openspm.incentive.calc;

/** Which transactions were credited by some rule; threads mark ranges that share no word of 64 rows. */
final class CreditedRows {
    private final long[] words;

    CreditedRows(int rows) {
        this.words = new long[(rows + Long.SIZE - 1) / Long.SIZE];
    }

    void mark(int row) {
        words[row / Long.SIZE] |= 1L << row;
    }

    boolean isCredited(int row) {
        return (words[row / Long.SIZE] & 1L << row) != 0;
    }
}
