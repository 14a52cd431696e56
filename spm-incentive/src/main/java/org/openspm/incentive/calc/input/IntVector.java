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

    /** Copies the values of these rows, from a place in the list to before another one, to the same places of {@code out}. */
    void gather(int[] rows, int from, int to, int[] out);

    /**
     * These values and more after them. Room is left for still more, so that adding a few costs what they are and not what
     * is there; this vector stays as it is.
     */
    IntVector with(int[] more);

    /** All values, copied. */
    default int[] all() {
        var all = new int[size()];
        read(0, all.length, all);
        return all;
    }

    /** As many times the same value. */
    static IntVector filled(int value, int size) {
        var values = new int[size];
        Arrays.fill(values, value);
        return of(values, size);
    }

    private static IntVector widened(IntVector narrow, int[] more) {
        var values = new int[narrow.size() + more.length];
        narrow.read(0, narrow.size(), values);
        System.arraycopy(more, 0, values, narrow.size(), more.length);
        return of(values, values.length);
    }

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
        return new Ints(
                values.length == size ? values : Arrays.copyOf(values, size), new Room(size), size, least, most);
    }

    /** One byte a value. */
    final class Bytes implements IntVector {
        private final byte[] values;
        private final Room room;
        private final int size;
        private final int least;
        private final int most;

        private Bytes(byte[] values, Room room, int size, int least, int most) {
            this.values = values;
            this.room = room;
            this.size = size;
            this.least = least;
            this.most = most;
        }

        private static Bytes of(int[] values, int size, int least, int most) {
            var narrow = new byte[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (byte) values[row];
            }
            return new Bytes(narrow, new Room(size), size, least, most);
        }

        @Override
        public int size() {
            return size;
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
        public IntVector with(int[] more) {
            for (int value : more) {
                if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
                    return widened(this, more);
                }
            }
            int all = size + more.length;
            boolean fits = room.takes(size, all, values.length);
            var held = fits ? values : Arrays.copyOf(values, Room.grown(all));
            int low = size == 0 && more.length > 0 ? more[0] : least;
            int high = size == 0 && more.length > 0 ? more[0] : most;
            for (int i = 0; i < more.length; i++) {
                held[size + i] = (byte) more[i];
                low = Math.min(low, more[i]);
                high = Math.max(high, more[i]);
            }
            return new Bytes(held, fits ? room : new Room(all), all, low, high);
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[from + i];
            }
        }

        @Override
        public void gather(int[] rows, int from, int to, int[] out) {
            for (int i = from; i < to; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Two bytes a value. */
    final class Shorts implements IntVector {
        private final short[] values;
        private final Room room;
        private final int size;
        private final int least;
        private final int most;

        private Shorts(short[] values, Room room, int size, int least, int most) {
            this.values = values;
            this.room = room;
            this.size = size;
            this.least = least;
            this.most = most;
        }

        private static Shorts of(int[] values, int size, int least, int most) {
            var narrow = new short[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (short) values[row];
            }
            return new Shorts(narrow, new Room(size), size, least, most);
        }

        @Override
        public int size() {
            return size;
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
        public IntVector with(int[] more) {
            for (int value : more) {
                if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
                    return widened(this, more);
                }
            }
            int all = size + more.length;
            boolean fits = room.takes(size, all, values.length);
            var held = fits ? values : Arrays.copyOf(values, Room.grown(all));
            int low = size == 0 && more.length > 0 ? more[0] : least;
            int high = size == 0 && more.length > 0 ? more[0] : most;
            for (int i = 0; i < more.length; i++) {
                held[size + i] = (short) more[i];
                low = Math.min(low, more[i]);
                high = Math.max(high, more[i]);
            }
            return new Shorts(held, fits ? room : new Room(all), all, low, high);
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = values[from + i];
            }
        }

        @Override
        public void gather(int[] rows, int from, int to, int[] out) {
            for (int i = from; i < to; i++) {
                out[i] = values[rows[i]];
            }
        }
    }

    /** Four bytes a value. */
    final class Ints implements IntVector {
        private final int[] values;
        private final Room room;
        private final int size;
        private final int least;
        private final int most;

        private Ints(int[] values, Room room, int size, int least, int most) {
            this.values = values;
            this.room = room;
            this.size = size;
            this.least = least;
            this.most = most;
        }

        @Override
        public int size() {
            return size;
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
        public IntVector with(int[] more) {
            int all = size + more.length;
            boolean fits = room.takes(size, all, values.length);
            var held = fits ? values : Arrays.copyOf(values, Room.grown(all));
            int low = size == 0 && more.length > 0 ? more[0] : least;
            int high = size == 0 && more.length > 0 ? more[0] : most;
            for (int i = 0; i < more.length; i++) {
                held[size + i] = more[i];
                low = Math.min(low, more[i]);
                high = Math.max(high, more[i]);
            }
            return new Ints(held, fits ? room : new Room(all), all, low, high);
        }

        @Override
        public void read(int from, int count, int[] out) {
            System.arraycopy(values, from, out, 0, count);
        }

        @Override
        public void gather(int[] rows, int from, int to, int[] out) {
            for (int i = from; i < to; i++) {
                out[i] = values[rows[i]];
            }
        }
    }
}
