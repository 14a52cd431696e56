package org.openspm.incentive.calc.input;

import java.util.Arrays;

/** Whole numbers in the narrowest of one, two or four bytes each that holds them all. */
public sealed interface IntVector {

    int size();

    int get(int row);

    /** The smallest value; 0 when there is none. */
    int least();

    /** The largest value; 0 when there is none. */
    int most();

    /** Copies {@code count} values from a row on to the beginning of {@code out}. */
    void read(int from, int count, int[] out);

    /** Copies the values of the first {@code count} of these rows to the beginning of {@code out}. */
    void gather(int[] rows, int count, int[] out);

    static IntVector of(int[] values, int size) {
        int least = size == 0 ? 0 : values[0];
        int most = least;
        for (int row = 0; row < size; row++) {
            least = Math.min(least, values[row]);
            most = Math.max(most, values[row]);
        }
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
            return Bytes.of(values, size, least, most);
        }
        if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) {
            return Shorts.of(values, size, least, most);
        }
        return new Ints(values.length == size ? values : Arrays.copyOf(values, size), least, most);
    }

    /** One byte a value. */
    final class Bytes implements IntVector {
        private final byte[] values;
        private final int least;
        private final int most;

        private Bytes(byte[] values, int least, int most) {
            this.values = values;
            this.least = least;
            this.most = most;
        }

        private static Bytes of(int[] values, int size, int least, int most) {
            var narrow = new byte[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (byte) values[row];
            }
            return new Bytes(narrow, least, most);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int get(int row) {
            return values[row];
        }

        @Override
        public int least() {
            return least;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[from + i];
            }
        }

        @Override
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Two bytes a value. */
    final class Shorts implements IntVector {
        private final short[] values;
        private final int least;
        private final int most;

        private Shorts(short[] values, int least, int most) {
            this.values = values;
            this.least = least;
            this.most = most;
        }

        private static Shorts of(int[] values, int size, int least, int most) {
            var narrow = new short[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (short) values[row];
            }
            return new Shorts(narrow, least, most);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int get(int row) {
            return values[row];
        }

        @Override
        public int least() {
            return least;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[from + i];
            }
        }

        @Override
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Four bytes a value. */
    final class Ints implements IntVector {
        private final int[] values;
        private final int least;
        private final int most;

        private Ints(int[] values, int least, int most) {
            this.values = values;
            this.least = least;
            this.most = most;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int get(int row) {
            return values[row];
        }

        @Override
        public int least() {
            return least;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public void read(int from, int count, int[] out) {
            System.arraycopy(values, from, out, 0, count);
        }

        @Override
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }
}
