package org.openspm.incentive.calc.input;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.openspm.domain.shared.DateRange;

/** What held for each owner from when to when: the seat's person, the account's owner, the seat's parent. */
public final class Timeline {
    public static final int NONE = Integer.MIN_VALUE;

    private static final int WIDTH = 3;

    private final int[] starts;

    /** From, to and value of each entry side by side, so that one look-up touches one place of memory. */
    private final int[] entries;

    private Timeline(int[] starts, int[] entries) {
        this.starts = starts;
        this.entries = entries;
    }

    public int owners() {
        return starts.length - 1;
    }

    /** The value in force for an owner on a day, or {@link #NONE}; with several in force, the one that began first. */
    public int at(int owner, int day) {
        int end = starts[owner + 1] * WIDTH;
        for (int place = starts[owner] * WIDTH; place < end; place += WIDTH) {
            if (entries[place] <= day && day < entries[place + 1]) {
                return entries[place + 2];
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
        return entries[entry * WIDTH];
    }

    /** First day after an entry. */
    public int to(int entry) {
        return entries[entry * WIDTH + 1];
    }

    public int value(int entry) {
        return entries[entry * WIDTH + 2];
    }

    public int entries() {
        return entries.length / WIDTH;
    }

    /** The same facts seen from the other side: from person to seats instead of from seat to persons. */
    public Timeline inverse(int owners) {
        var inverse = new Builder();
        for (int owner = 0; owner < owners(); owner++) {
            for (int entry = starts[owner]; entry < starts[owner + 1]; entry++) {
                inverse.add(value(entry), from(entry), to(entry), owner);
            }
        }
        return inverse.build(owners);
    }

    /** The same with another value for one owner from a day on, or with {@link #NONE} for good, whatever held from then. */
    public Timeline changedFrom(int owner, int day, int value) {
        var changed = new Builder();
        for (int each = 0; each < owners(); each++) {
            for (int entry = first(each); entry < first(each + 1); entry++) {
                int to = each == owner ? Math.min(to(entry), day) : to(entry);
                if (from(entry) < to) {
                    changed.add(each, from(entry), to, value(entry));
                }
            }
        }
        return (value == NONE ? changed : changed.add(owner, day, Days.END, value)).build(owners());
    }

    /** What holds for nobody. */
    public static Timeline empty(int owners) {
        return new Builder().build(owners);
    }

    /** Collects entries in any order. */
    public static final class Builder {
        /** Owners with more entries than this are sorted as a whole. */
        private static final int FEW = 64;

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
            var entries = new int[size * WIDTH];
            var ends = Arrays.copyOf(starts, ownerCount);
            for (int i = 0; i < size; i++) {
                int first = starts[owners[i]];
                int end = ends[owners[i]]++;
                if (end - first > FEW) {
                    return new Timeline(starts, picked(sorted()));
                }
                insert(entries, first, end, i);
            }
            return new Timeline(starts, entries);
        }

        /** Puts an entry among the few of its owner, by beginning, then value. */
        private void insert(int[] entries, int first, int end, int added) {
            int place = end;
            while (place > first && comesBefore(added, entries, (place - 1) * WIDTH)) {
                System.arraycopy(entries, (place - 1) * WIDTH, entries, place * WIDTH, WIDTH);
                place--;
            }
            entries[place * WIDTH] = from[added];
            entries[place * WIDTH + 1] = to[added];
            entries[place * WIDTH + 2] = values[added];
        }

        private boolean comesBefore(int added, int[] entries, int at) {
            return from[added] < entries[at] || (from[added] == entries[at] && values[added] < entries[at + 2]);
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

        private int[] picked(int[] order) {
            var entries = new int[order.length * WIDTH];
            for (int entry = 0; entry < order.length; entry++) {
                entries[entry * WIDTH] = from[order[entry]];
                entries[entry * WIDTH + 1] = to[order[entry]];
                entries[entry * WIDTH + 2] = values[order[entry]];
            }
            return entries;
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
