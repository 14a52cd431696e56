package org.openspm.incentive.calc.input;

import java.util.Arrays;

/** Whole numbers in the narrowest of one, two or four bytes each that holds them all. */
public sealed interface IntVector {

    int size();

    int get(int row);

    /** Copies the values of the first {@code count} of these rows to the beginning of {@code out}. */
    void gather(int[] rows, int count, int[] out);

    static IntVector of(int[] values, int size) {
        int least = 0;
        int most = 0;
        for (int row = 0; row < size; row++) {
            least = Math.min(least, values[row]);
            most = Math.max(most, values[row]);
        }
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
            return Bytes.of(values, size);
        }
        if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) {
            return Shorts.of(values, size);
        }
        return new Ints(values.length == size ? values : Arrays.copyOf(values, size));
    }

    /** One byte a value. */
    final class Bytes implements IntVector {
        private final byte[] values;

        private Bytes(byte[] values) {
            this.values = values;
        }

        private static Bytes of(int[] values, int size) {
            var narrow = new byte[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (byte) values[row];
            }
            return new Bytes(narrow);
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
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Two bytes a value. */
    final class Shorts implements IntVector {
        private final short[] values;

        private Shorts(short[] values) {
            this.values = values;
        }

        private static Shorts of(int[] values, int size) {
            var narrow = new short[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (short) values[row];
            }
            return new Shorts(narrow);
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
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Four bytes a value. */
    final class Ints implements IntVector {
        private final int[] values;

        private Ints(int[] values) {
            this.values = values;
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
        public void gather(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[rows[i]];
            }
        }
    }
}
