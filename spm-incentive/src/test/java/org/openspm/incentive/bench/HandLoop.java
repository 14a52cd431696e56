package org.openspm.incentive.bench;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** W1 written by hand for exactly this plan over primitive arrays: the speed nothing general can be expected to beat. */
final class HandLoop implements AutoCloseable {
    private static final long UNITS_PER_CENT = 200_000; // rate in 1/10,000, tier borders in 1/10, multipliers in 1/2

    private final W1 data;
    private final int threads;
    private final ExecutorService pool;
    private final byte[] quarterOfDay = new byte[365];

    HandLoop(W1 data, int threads) {
        this.data = data;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
        for (int day = 0; day < quarterOfDay.length; day++) {
            quarterOfDay[day] = (byte) W1.quarterOf(day);
        }
    }

    Outcome run() {
        long start = System.nanoTime();
        long[] measured = new long[W1.POSITIONS * W1.CELLS];
        long credits = creditAll(measured);
        rollUp(measured);
        long[] pay = new long[measured.length];
        for (int cell = 0; cell < pay.length; cell++) {
            pay[cell] = pay(measured[cell], data.quotaCents[cell], data.rate(cell / W1.CELLS));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome("hand-coded loop", credits, measured, pay, Map.of("all", seconds));
    }

    @Override
    public void close() {
        pool.close();
    }

    private long creditAll(long[] measured) {
        var sums = new long[threads][];
        var parts = IntStream.range(0, threads)
                .mapToObj(part -> pool.submit(() -> credit(part, sums)))
                .toList();
        long credits = 0;
        for (Future<Long> part : parts) {
            credits += await(part);
        }
        for (long[] sum : sums) {
            for (int cell = 0; cell < sum.length; cell++) {
                measured[cell] = Math.addExact(measured[cell], sum[cell]);
            }
        }
        return credits;
    }

    /** Credits one range of transactions into sums of its own; amounts of a year stay far below the range of a long. */
    private long credit(int part, long[][] sums) {
        int from = (int) ((long) data.rows * part / threads);
        int to = (int) ((long) data.rows * (part + 1) / threads);
        var sum = new long[W1.POSITIONS * W1.CELLS];
        int[] account = data.account;
        byte[] category = data.category;
        short[] day = data.day;
        long[] cents = data.cents;
        int[] overlay = data.overlay;
        int[] before = data.ownerBefore;
        int[] after = data.ownerAfter;
        long credits = to - from;
        for (int row = from; row < to; row++) {
            int owner = (day[row] < W1.HANDOVER_DAY ? before : after)[account[row]];
            int measure = category[row] <= 2 ? 0 : category[row] - 2;
            int offset = measure * W1.QUARTERS + quarterOfDay[day[row]];
            int second = overlay[row];
            long amount = cents[row];
            if (second >= 0) {
                long first = (amount * 6 + 5) / 10;
                sum[second * W1.CELLS + offset] += amount - first;
                amount = first;
                credits++;
            }
            sum[owner * W1.CELLS + offset] += amount;
        }
        sums[part] = sum;
        return credits;
    }

    // A parent's id is smaller than its children's, so one pass upwards is enough.
    private void rollUp(long[] measured) {
        for (int position = W1.POSITIONS - 1; position > 0; position--) {
            int own = position * W1.CELLS;
            int above = data.parent[position] * W1.CELLS;
            for (int cell = 0; cell < W1.CELLS; cell++) {
                measured[above + cell] = Math.addExact(measured[above + cell], measured[own + cell]);
            }
        }
    }

    /** round(min(r × (0.5 × … + 1 × … + 1.5 × … + 2 × …), 3 × r × q), 2) in whole units of 1/200,000 cent. */
    static long pay(long cents, long quotaCents, int rate) {
        long amount = 10 * cents;
        long half = 5 * quotaCents;
        long full = 10 * quotaCents;
        long high = 12 * quotaCents;
        long weighted = Math.min(amount, half)
                + 2 * Math.max(Math.min(amount, full) - half, 0)
                + 3 * Math.max(Math.min(amount, high) - full, 0)
                + 4 * Math.max(amount - high, 0);
        long cap = Math.multiplyExact(60L * rate, quotaCents);
        long units = Math.min(Math.multiplyExact(weighted, (long) rate), cap);
        return (units + UNITS_PER_CENT / 2) / UNITS_PER_CENT;
    }

    private static long await(Future<Long> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while crediting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
