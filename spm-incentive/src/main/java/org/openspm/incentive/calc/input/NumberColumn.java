package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;

/** Exact decimals as longs with four decimals: 12.5 is held as 125000. */
public final class NumberColumn implements Column {
    public static final int SCALE = 4;
    public static final long ONE = 10_000;
    public static final long MISSING = Long.MIN_VALUE;

    private final long[] values;
    private final Room room;
    private final int size;

    NumberColumn(long[] values) {
        this(values, new Room(values.length), values.length);
    }

    private NumberColumn(long[] values, Room room, int size) {
        this.values = values;
        this.room = room;
        this.size = size;
    }

    /** The scaled long of a decimal; refused when it has more than four decimals or needs more than 64 bits. */
    public static long scaled(BigDecimal value) {
        try {
            return value.setScale(SCALE).unscaledValue().longValueExact();
        } catch (ArithmeticException _) {
            throw new RuleViolation("The number " + value.toPlainString()
                    + " does not fit: give at most 4 decimals and at most 14 digits before the point.");
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public NumberColumn with(Column more) {
        var added = (NumberColumn) more;
        int all = size + added.size;
        boolean fits = room.takes(size, all, values.length);
        var held = fits ? values : Arrays.copyOf(values, Room.grown(all));
        System.arraycopy(added.values, 0, held, size, added.size);
        return new NumberColumn(held, fits ? room : new Room(all), all);
    }

    @Override
    public NumberColumn missing(int rows) {
        var nothing = new long[rows];
        Arrays.fill(nothing, MISSING);
        return new NumberColumn(nothing);
    }

    /** The scaled value, or {@link #MISSING}. */
    public long scaled(int row) {
        return values[row];
    }

    public @Nullable BigDecimal get(int row) {
        long value = values[row];
        return value == MISSING ? null : BigDecimal.valueOf(value, SCALE);
    }

    /** Copies the scaled values of {@code count} rows from one on to the beginning of {@code out}; missing is 0. */
    public void read(int from, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            long value = values[from + i];
            out[i] = value == MISSING ? 0 : value;
        }
    }

    /**
     * Copies the scaled values of these rows, from a place in the list to before another one, to the same places of
     * {@code out}; missing is 0.
     */
    public void gather(int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            long value = values[rows[i]];
            out[i] = value == MISSING ? 0 : value;
        }
    }
}
