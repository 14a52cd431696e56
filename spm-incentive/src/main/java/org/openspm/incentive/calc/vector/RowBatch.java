package org.openspm.incentive.calc.vector;

import java.util.ArrayDeque;
import org.openspm.incentive.calc.input.IntVector;
import org.openspm.incentive.calc.input.NumberColumn;

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
    private boolean distinct;
    private int leading;

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
        leading = 0;
    }

    /** Says that so many of the rows, from the first on, follow each other without a gap, whatever comes after them. */
    public void leadingRun(int count) {
        leading = count;
    }

    /** Rows of the transactions; the first {@link #size()} count. */
    public int[] rows() {
        return rows;
    }

    /** Makes it the rows from one on, one after the other. */
    public void fill(int from, int count) {
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        resize(count);
        distinct = true;
    }

    /** Makes it some rows of a list, which ascend and are all different. */
    public void fill(int[] list, int from, int count) {
        System.arraycopy(list, from, rows, 0, count);
        resize(count);
        distinct = true;
    }

    /** Whether the rows follow each other without a gap; never said of credits, several of which may share a row. */
    public boolean isRun() {
        return distinct && size > 0 && rows[size - 1] - rows[0] == size - 1;
    }

    /** The values of a column for the rows. */
    public void read(IntVector column, int[] out) {
        int run = leadingRun();
        if (run > 0) {
            column.read(rows[0], run, out);
        }
        column.gather(rows, run, size, out);
    }

    private int leadingRun() {
        return isRun() ? size : leading;
    }

    void read(NumberColumn column, long[] out) {
        int run = leadingRun();
        if (run > 0) {
            column.read(rows[0], run, out);
        }
        column.gather(rows, run, size, out);
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

    /** Room for one number of each row; to be given back. */
    public int[] takeInts() {
        var free = ints.poll();
        return free == null ? new int[capacity] : free;
    }

    public void give(int[] used) {
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
