package org.openspm.incentive.calc.vector;

import java.util.ArrayDeque;

/** A few thousand transactions or credits on their way through one thread, with room for results in between. */
public final class RowBatch {
    private final int capacity;
    private final int[] rows;
    private final long[] amounts;
    private final int[] allocations;
    private final ArrayDeque<long[]> longs = new ArrayDeque<>();
    private final ArrayDeque<int[]> ints = new ArrayDeque<>();
    private final ArrayDeque<boolean[]> masks = new ArrayDeque<>();
    private int size;

    public RowBatch(int capacity) {
        this.capacity = capacity;
        this.rows = new int[capacity];
        this.amounts = new long[capacity];
        this.allocations = new int[capacity];
    }

    public int capacity() {
        return capacity;
    }

    public int size() {
        return size;
    }

    public void resize(int newSize) {
        size = newSize;
    }

    /** Rows of the transactions; the first {@link #size()} count. */
    public int[] rows() {
        return rows;
    }

    /** Credited amounts with four decimals, where the batch is one of credits. */
    public long[] amounts() {
        return amounts;
    }

    /** Which allocation of the rule gave each credit, where the batch is one of credits. */
    public int[] allocations() {
        return allocations;
    }

    long[] takeLongs() {
        var free = longs.poll();
        return free == null ? new long[capacity] : free;
    }

    void give(long[] used) {
        longs.push(used);
    }

    int[] takeInts() {
        var free = ints.poll();
        return free == null ? new int[capacity] : free;
    }

    void give(int[] used) {
        ints.push(used);
    }

    boolean[] takeMask() {
        var free = masks.poll();
        return free == null ? new boolean[capacity] : free;
    }

    void give(boolean[] used) {
        masks.push(used);
    }
}
