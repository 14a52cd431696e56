package org.openspm.incentive.calc.input;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.openspm.domain.shared.DateRange;

/** What held for each owner from when to when: the seat's person, the account's owner, the seat's parent. */
public final class Timeline {
    public static final int NONE = Integer.MIN_VALUE;

    private final int[] starts;
    private final int[] from;
    private final int[] to;
    private final int[] values;

    private Timeline(int[] starts, int[] from, int[] to, int[] values) {
        this.starts = starts;
        this.from = from;
        this.to = to;
        this.values = values;
    }

    public int owners() {
        return starts.length - 1;
    }

    /** The value in force for an owner on a day, or {@link #NONE}; with several in force, the one that began first. */
    public int at(int owner, int day) {
        for (int entry = starts[owner]; entry < starts[owner + 1]; entry++) {
            if (from[entry] <= day && day < to[entry]) {
                return values[entry];
            }
        }
        return NONE;
    }

    /** First entry of an owner; its entries are {@code first(owner) … first(owner + 1) − 1}, by beginning, then value. */
    public int first(int owner) {
        return starts[owner];
    }

    /** First day of an entry. */
    public int from(int entry) {
        return from[entry];
    }

    /** First day after an entry. */
    public int to(int entry) {
        return to[entry];
    }

    public int value(int entry) {
        return values[entry];
    }

    public int entries() {
        return values.length;
    }

    /** The same facts seen from the other side: from person to seats instead of from seat to persons. */
    public Timeline inverse(int owners) {
        var inverse = new Builder();
        for (int owner = 0; owner < owners(); owner++) {
            for (int entry = starts[owner]; entry < starts[owner + 1]; entry++) {
                inverse.add(values[entry], from[entry], to[entry], owner);
            }
        }
        return inverse.build(owners);
    }

    /** Collects entries in any order. */
    public static final class Builder {
        private int[] owners = new int[64];
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int[] values = new int[64];
        private int size;

        public Builder add(int owner, DateRange valid, int value) {
            return add(owner, Days.start(valid), Days.end(valid), value);
        }

        public Builder add(int owner, int fromDay, int toDay, int value) {
            if (size == owners.length) {
                grow();
            }
            owners[size] = owner;
            from[size] = fromDay;
            to[size] = toDay;
            values[size++] = value;
            return this;
        }

        public Timeline build(int ownerCount) {
            var starts = new int[ownerCount + 1];
            for (int i = 0; i < size; i++) {
                starts[owners[i] + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            var order = sorted();
            return new Timeline(starts, picked(from, order), picked(to, order), picked(values, order));
        }

        private int[] sorted() {
            return IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(i -> owners[i])
                            .thenComparingInt(i -> from[i])
                            .thenComparingInt(i -> values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private static int[] picked(int[] source, int[] order) {
            return IntStream.of(order).map(i -> source[i]).toArray();
        }

        private void grow() {
            int capacity = size + (size >> 1);
            owners = Arrays.copyOf(owners, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }
}
