package org.openspm.incentive.calc.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words that nearly every row has its own of, as UTF-8 one after the other; the empty word stands for none. */
public final class KeyColumn implements Column {
    private final byte[] bytes;
    private final int[] ends;
    private final Room room;
    private final int size;

    KeyColumn(byte[] bytes, int[] ends) {
        this(bytes, ends, new Room(ends.length), ends.length);
    }

    private KeyColumn(byte[] bytes, int[] ends, Room room, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.room = room;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Column with(Column more) {
        var added = (KeyColumn) more;
        int all = size + added.size;
        int first = start(size);
        int length = added.start(added.size);
        // The bytes have room of their own: whoever has that of the ends has it too.
        boolean fits = room.takes(size, all, ends.length);
        var grownEnds = fits ? ends : Arrays.copyOf(ends, Room.grown(all));
        var grownBytes = fits && first + length <= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, Room.grown(Math.addExact(first, length)));
        System.arraycopy(added.bytes, 0, grownBytes, first, length);
        for (int row = 0; row < added.size; row++) {
            grownEnds[size + row] = first + added.ends[row];
        }
        return new KeyColumn(grownBytes, grownEnds, fits ? room : new Room(all), all);
    }

    @Override
    public Column missing(int rows) {
        return new KeyColumn(new byte[0], new int[rows]);
    }

    public String get(int row) {
        return new String(bytes, start(row), ends[row] - start(row), StandardCharsets.UTF_8);
    }

    /** Order of two rows by the bytes of their words, which is the order of their code points. */
    public int compare(int row, int other) {
        return Arrays.compareUnsigned(bytes, start(row), ends[row], bytes, start(other), ends[other]);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}
