package org.openspm.incentive.run.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Numbers in PostgreSQL's binary form. A numeric is: count of digits, weight of the first, sign, shown scale, then digits to
 * base 10,000: 12345.67 is {@code 3 1 + 2 | 1 2345 6700}.
 */
final class NumericField {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int NEGATIVE = 0x4000;
    private static final int SPECIAL = 0xC000;
    private static final int DIGITS_START = 8;
    private static final int[] TENS = {1, 10, 100, 1000};

    private NumericField() {}

    static int int16(byte[] bytes, int start) {
        return (short) SHORT.get(bytes, start);
    }

    static int int32(byte[] bytes, int start) {
        return (int) INT.get(bytes, start);
    }

    static long int64(byte[] bytes, int start) {
        return (long) LONG.get(bytes, start);
    }

    /** The value times 10^scale, exact. */
    static long scaled(byte[] bytes, int start, int scale) {
        int sign = sign(bytes, start);
        try {
            long value = magnitude(bytes, start, scale);
            return sign == NEGATIVE ? -value : value;
        } catch (ArithmeticException e) {
            throw new ArithmeticException(decimal(bytes, start).toPlainString()
                    + " does not fit into a whole number with " + scale + " decimals; keep it as a decimal instead");
        }
    }

    private static long magnitude(byte[] bytes, int start, int scale) {
        int digits = int16(bytes, start);
        if (digits == 0) {
            return 0;
        }
        int wholeGroups = int16(bytes, start + 2) + 1 + scale / 4;
        int restDecimals = scale % 4;
        long value = 0;
        for (int group = 0; group < wholeGroups; group++) {
            value = Math.addExact(Math.multiplyExact(value, 10_000L), digitOrZero(bytes, start, group, digits));
        }
        int unit = TENS[(4 - restDecimals) % 4];
        int rest = restDecimals == 0 ? 0 : digitOrZero(bytes, start, wholeGroups, digits);
        int groupsTaken = restDecimals == 0 ? wholeGroups : wholeGroups + 1;
        if (rest % unit != 0 || groupsTaken < digits) {
            throw new ArithmeticException("more decimals than kept");
        }
        return Math.addExact(Math.multiplyExact(value, TENS[restDecimals]), rest / unit);
    }

    static BigDecimal decimal(byte[] bytes, int start) {
        int digits = int16(bytes, start);
        int weight = int16(bytes, start + 2);
        int sign = sign(bytes, start);
        int shownScale = int16(bytes, start + 6);
        BigInteger unscaled = BigInteger.ZERO;
        for (int group = 0; group < digits; group++) {
            unscaled =
                    unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(digit(bytes, start, group)));
        }
        BigDecimal value = new BigDecimal(sign == NEGATIVE ? unscaled.negate() : unscaled, 4 * (digits - 1 - weight));
        return value.setScale(shownScale);
    }

    private static int sign(byte[] bytes, int start) {
        int sign = int16(bytes, start + 4) & 0xffff;
        if ((sign & SPECIAL) == SPECIAL) {
            throw new ArithmeticException("NaN and infinity are no amounts");
        }
        return sign;
    }

    private static int digitOrZero(byte[] bytes, int start, int group, int digits) {
        return group >= 0 && group < digits ? digit(bytes, start, group) : 0;
    }

    private static int digit(byte[] bytes, int start, int group) {
        return int16(bytes, start + DIGITS_START + 2 * group);
    }
}
