package org.openspm.incentive.calc;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The single credits of one measure, where rules need them one by one or a person wants to see them. */
final class CreditLog {
    private static final int ALLOCATION_BITS = 8;

    private int[] rows = new int[64];
    private int[] segments = new int[64];
    private int[] recipients = new int[64];
    private int[] origins = new int[64];
    private long[] amounts = new long[64];
    private long[] values = new long[64];
    private int size;
    private int[] starts = {0};
    private int[] bySegment = {};

    /** @param amount that was credited; {@code value} what it adds to the measure */
    void add(int row, int segment, int recipient, int rule, int allocation, long amount, long value) {
        if (size == rows.length) {
            int capacity = size + (size >> 1);
            rows = Arrays.copyOf(rows, capacity);
            segments = Arrays.copyOf(segments, capacity);
            recipients = Arrays.copyOf(recipients, capacity);
            origins = Arrays.copyOf(origins, capacity);
            amounts = Arrays.copyOf(amounts, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        rows[size] = row;
        segments[size] = segment;
        recipients[size] = recipient;
        origins[size] = rule << ALLOCATION_BITS | allocation;
        amounts[size] = amount;
        values[size++] = value;
    }

    int row(int credit) {
        return rows[credit];
    }

    int recipient(int credit) {
        return recipients[credit];
    }

    int rule(int credit) {
        return origins[credit] >> ALLOCATION_BITS;
    }

    int allocation(int credit) {
        return origins[credit] & ((1 << ALLOCATION_BITS) - 1);
    }

    int segment(int credit) {
        return segments[credit];
    }

    /** The credited amount, with four decimals. */
    long amount(int credit) {
        return amounts[credit];
    }

    /** What it adds to the measure, with four decimals. */
    long value(int credit) {
        return values[credit];
    }

    int size() {
        return size;
    }

    /** Credits of a segment, as numbers of credits. */
    IntStream ofSegment(int segment) {
        return IntStream.range(starts[segment], starts[segment + 1]).map(place -> bySegment[place]);
    }

    /** Puts the logs of several threads together and groups them by segment. */
    static CreditLog merged(List<CreditLog> logs, int segmentCount) {
        var all = new CreditLog();
        int total = logs.stream().mapToInt(CreditLog::size).sum();
        all.rows = new int[total];
        all.segments = new int[total];
        all.recipients = new int[total];
        all.origins = new int[total];
        all.amounts = new long[total];
        all.values = new long[total];
        for (var log : logs) {
            System.arraycopy(log.rows, 0, all.rows, all.size, log.size);
            System.arraycopy(log.segments, 0, all.segments, all.size, log.size);
            System.arraycopy(log.recipients, 0, all.recipients, all.size, log.size);
            System.arraycopy(log.origins, 0, all.origins, all.size, log.size);
            System.arraycopy(log.amounts, 0, all.amounts, all.size, log.size);
            System.arraycopy(log.values, 0, all.values, all.size, log.size);
            all.size += log.size;
        }
        all.group(segmentCount);
        return all;
    }

    /** The credits of this log that are not of these rows, and those of another one. */
    CreditLog changed(BitSet gone, CreditLog added, int segmentCount) {
        var left = new CreditLog();
        for (int credit = 0; credit < size; credit++) {
            if (!gone.get(rows[credit])) {
                left.add(this, credit);
            }
        }
        return merged(List.of(left, added), segmentCount);
    }

    private void add(CreditLog from, int credit) {
        add(
                from.rows[credit],
                from.segments[credit],
                from.recipients[credit],
                from.rule(credit),
                from.allocation(credit),
                from.amounts[credit],
                from.values[credit]);
    }

    private void group(int segmentCount) {
        starts = new int[segmentCount + 1];
        for (int credit = 0; credit < size; credit++) {
            starts[segments[credit] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, segmentCount);
        bySegment = new int[size];
        for (int credit = 0; credit < size; credit++) {
            bySegment[next[segments[credit]]++] = credit;
        }
    }
}
