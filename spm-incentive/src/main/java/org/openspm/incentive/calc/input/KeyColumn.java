package org.openspm.incentive.calc.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words that nearly every row has its own of, as UTF-8 one after the other; the empty word stands for none. */
public final class KeyColumn implements Column {
    private final byte[] bytes;
    private final int[] ends;

    KeyColumn(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    @Override
    public int size() {
        return ends.length;
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
