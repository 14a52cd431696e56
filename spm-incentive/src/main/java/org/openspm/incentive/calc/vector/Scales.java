package org.openspm.incentive.calc.vector;

import org.openspm.incentive.calc.input.NumberColumn;

/** Moves scaled longs from one number of decimals to another, exact or rounded half up. */
public final class Scales {
    private static final int LARGEST_POWER = 18;
    private static final long[] POWERS = new long[LARGEST_POWER + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= LARGEST_POWER; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Scales() {}

    /** Ten to a power; refused beyond 64 bits. */
    public static long power(int exponent) {
        if (exponent > LARGEST_POWER) {
            throw new ArithmeticException("10^" + exponent + " needs more than 64 bits");
        }
        return POWERS[exponent];
    }

    static void toFour(long[] values, int size, int scale) {
        if (scale < NumberColumn.SCALE) {
            widen(values, size, power(NumberColumn.SCALE - scale));
        } else if (scale > NumberColumn.SCALE) {
            long unit = power(scale - NumberColumn.SCALE);
            for (int i = 0; i < size; i++) {
                values[i] = halfUp(values[i], unit);
            }
        }
    }

    static void widen(long[] values, int size, long factor) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < size; i++) {
            values[i] = Math.multiplyExact(values[i], factor);
        }
    }

    /** {@code value ÷ unit} rounded half away from zero: 25 ÷ 10 is 3, −25 ÷ 10 is −3. */
    public static long halfUp(long value, long unit) {
        long quotient = value / unit;
        long rest = Math.abs(value % unit);
        return rest >= unit - rest ? quotient + Long.signum(value) : quotient;
    }
}
