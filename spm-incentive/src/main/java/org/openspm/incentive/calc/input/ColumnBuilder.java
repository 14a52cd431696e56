package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One growing column; rows that are never set are missing. */
public abstract sealed class ColumnBuilder {
    private static final int FIRST_CAPACITY = 64;

    abstract boolean used();

    abstract Column build(int rows);

    static int grown(int capacity, int row) {
        return Math.max(Math.max(FIRST_CAPACITY, row + 1), capacity + (capacity >> 1));
    }

    /** Whole numbers, wide while growing. */
    private static final class GrowingInts {
        private final int missing;
        private int[] values = {};

        GrowingInts(int missing) {
            this.missing = missing;
        }

        void set(int row, int value) {
            if (row >= values.length) {
                resize(grown(values.length, row));
            }
            values[row] = value;
        }

        IntVector build(int rows) {
            if (values.length < rows) {
                resize(rows);
            }
            var vector = IntVector.of(values, rows);
            values = new int[0];
            return vector;
        }

        boolean used() {
            return values.length > 0;
        }

        private void resize(int capacity) {
            int old = values.length;
            values = Arrays.copyOf(values, capacity);
            Arrays.fill(values, old, capacity, missing);
        }
    }

    /** Collects decimals. */
    public static final class Numbers extends ColumnBuilder {
        private long[] values = {};

        public void set(int row, BigDecimal value) {
            set(row, NumberColumn.scaled(value));
        }

        /** Sets a value given with four decimals: 125000 is 12.5. */
        public void set(int row, long scaled) {
            if (row >= values.length) {
                resize(grown(values.length, row));
            }
            values[row] = scaled;
        }

        @Override
        boolean used() {
            return values.length > 0;
        }

        @Override
        NumberColumn build(int rows) {
            if (values.length != rows) {
                resize(rows);
            }
            return new NumberColumn(values);
        }

        private void resize(int capacity) {
            int old = values.length;
            values = Arrays.copyOf(values, capacity);
            if (old < capacity) {
                Arrays.fill(values, old, capacity, NumberColumn.MISSING);
            }
        }
    }

    /** Collects words of a dictionary. */
    public static final class Texts extends ColumnBuilder {
        private final GrowingInts codes = new GrowingInts(TextColumn.MISSING);
        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> dictionary = new ArrayList<>();

        public void set(int row, String word) {
            set(row, code(word));
        }

        /** Sets a word by its {@link #code}, where many rows have the same. */
        public void set(int row, int code) {
            codes.set(row, code);
        }

        /** The number of a word in the dictionary; it is learnt when it is new. */
        public int code(String word) {
            return known.computeIfAbsent(word, this::learn);
        }

        @Override
        boolean used() {
            return codes.used();
        }

        @Override
        TextColumn build(int rows) {
            return new TextColumn(codes.build(rows), dictionary);
        }

        private int learn(String word) {
            dictionary.add(word);
            return dictionary.size() - 1;
        }
    }

    /** Collects dates. */
    public static final class Dates extends ColumnBuilder {
        private final GrowingInts days = new GrowingInts(DateColumn.MISSING);

        public void set(int row, LocalDate day) {
            set(row, Math.toIntExact(day.toEpochDay()));
        }

        public void set(int row, int epochDay) {
            days.set(row, epochDay);
        }

        @Override
        boolean used() {
            return days.used();
        }

        @Override
        DateColumn build(int rows) {
            return new DateColumn(days.build(rows));
        }
    }

    /** Collects rows of another table. */
    public static final class Links extends ColumnBuilder {
        private final GrowingInts links = new GrowingInts(LinkColumn.NONE);

        public void set(int row, int linked) {
            links.set(row, linked);
        }

        @Override
        boolean used() {
            return links.used();
        }

        @Override
        LinkColumn build(int rows) {
            return new LinkColumn(links.build(rows));
        }
    }

    /** Collects words of which each row has its own; rows are set in ascending order. */
    public static final class Keys extends ColumnBuilder {
        private byte[] bytes = {};
        private int[] ends = {};
        private int filled;

        public void set(int row, String word) {
            var added = word.getBytes(StandardCharsets.UTF_8);
            set(row, added, 0, added.length);
        }

        /** Sets a word given as UTF-8. */
        public void set(int row, byte[] from, int first, int length) {
            if (row < filled) {
                throw new IllegalArgumentException("Key of row " + row + " is given after row " + (filled - 1));
            }
            skipTo(row);
            int start = filled == 0 ? 0 : ends[filled - 1];
            int end = Math.addExact(start, length);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(bytes.length, end));
            }
            System.arraycopy(from, first, bytes, start, length);
            put(end);
        }

        @Override
        boolean used() {
            return filled > 0;
        }

        @Override
        KeyColumn build(int rows) {
            skipTo(rows);
            int used = rows == 0 ? 0 : ends[rows - 1];
            return new KeyColumn(Arrays.copyOf(bytes, used), Arrays.copyOf(ends, rows));
        }

        private void skipTo(int row) {
            while (filled < row) {
                put(filled == 0 ? 0 : ends[filled - 1]);
            }
        }

        private void put(int end) {
            if (filled >= ends.length) {
                ends = Arrays.copyOf(ends, grown(ends.length, filled));
            }
            ends[filled++] = end;
        }
    }
}
