package org.openspm.incentive.calc;

import org.openspm.incentive.calc.vector.RowBatch;

/** Some thousand credits on their way through one thread: to whom, how much, of which transaction and day. */
final class CreditBatch {
    static final int CAPACITY = 2 * CreditWorker.BATCH;

    private final RowBatch rows = new RowBatch(CAPACITY);
    private final int[] recipients = new int[CAPACITY];
    private final int[] days = new int[CAPACITY];
    private final int[] slots = new int[CAPACITY];
    private long absoluteSum;

    /** Transactions, amounts and allocations of the credits. */
    RowBatch rows() {
        return rows;
    }

    int size() {
        return rows.size();
    }

    /** Credited payees. */
    int[] recipients() {
        return recipients;
    }

    int[] days() {
        return days;
    }

    int[] slots() {
        return slots;
    }

    /** Sum of the amounts, each taken as positive, or −1 when it is beyond 64 bits. */
    long absoluteSum() {
        return absoluteSum;
    }

    /** Sets how many credits it holds. */
    void resize(int size) {
        rows.resize(size);
        absoluteSum = absoluteSum(rows.amounts(), size);
    }

    /** Sum of the absolute values, or −1 when it is beyond 64 bits. */
    static long absoluteSum(long[] values, int size) {
        long sum = 0;
        long overflow = 0;
        for (int i = 0; i < size; i++) {
            long value = Math.abs(values[i]);
            sum += value;
            overflow |= sum | value;
        }
        return overflow < 0 ? -1 : sum;
    }
}
