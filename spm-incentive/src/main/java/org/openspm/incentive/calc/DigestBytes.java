package org.openspm.incentive.calc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is digested: words in UTF-8, each followed by a separator, and numbers without needless zeros as a byte for
 * the decimals and eight for the digits, so that equal numbers have equal bytes.
 */
final class DigestBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte BETWEEN = 0x1f;
    private static final byte END = '\n';

    /** In place of the decimals: no number, and one that needs more than a long. */
    private static final byte NOTHING = -1;

    private static final byte LONG_NUMBER = -2;
    private static final int LONG_DIGITS = 18;
    private static final int STEP_MOST = 8;

    /** Powers of ten by the steps in which zeros are looked for. */
    private static final long[] POWERS = {1, 10, 100, 0, 10_000, 0, 0, 0, 100_000_000};

    private byte[] bytes = new byte[1 << 12];
    private int size;

    static byte[] word(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    DigestBytes put(String word) {
        return put(word(word));
    }

    DigestBytes put(byte[] word) {
        reserve(word.length + 1);
        System.arraycopy(word, 0, bytes, size, word.length);
        size += word.length;
        bytes[size++] = BETWEEN;
        return this;
    }

    DigestBytes put(@Nullable BigDecimal number) {
        if (number == null) {
            return put(NOTHING);
        }
        int scale = number.scale();
        return scale < 0 || scale > LONG_DIGITS || number.precision() > LONG_DIGITS
                ? putLong(number.stripTrailingZeros())
                : put(number.scaleByPowerOfTen(scale).longValue(), scale);
    }

    /** A number that always comes with the same decimals, so that there are no needless zeros to look for. */
    DigestBytes putFixed(BigDecimal number) {
        return number.precision() > LONG_DIGITS
                ? put(LONG_NUMBER).put(number.toPlainString())
                : putExact(number.scaleByPowerOfTen(number.scale()).longValue(), number.scale());
    }

    /** A whole number, or with decimals the value of so many of its last digits behind the point. */
    DigestBytes put(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = unscaled == 0 ? 0 : scale;
        // Most numbers have two decimals of four or none at all: steps of eight, four, two and one find their zeros
        // soonest.
        for (int step = STEP_MOST; step > 0; step /= 2) {
            long power = POWERS[step];
            while (decimals >= step && rest % power == 0) {
                rest /= power;
                decimals -= step;
            }
        }
        return putExact(rest, decimals);
    }

    private DigestBytes putExact(long rest, int decimals) {
        reserve(1 + Long.BYTES);
        bytes[size] = (byte) decimals;
        LONGS.set(bytes, size + 1, rest);
        size += 1 + Long.BYTES;
        return this;
    }

    void end() {
        put(END);
    }

    /** Adds everything to a digest and begins anew. */
    void moveTo(MessageDigest digest) {
        digest.update(bytes, 0, size);
        size = 0;
    }

    private DigestBytes putLong(BigDecimal stripped) {
        // 1E+3 is 1,000 and 5.000…0 with thirty decimals is 5: what fits without needless zeros has the bytes of the
        // others.
        int decimals = Math.max(stripped.scale(), 0);
        boolean fits = decimals <= LONG_DIGITS && stripped.precision() - stripped.scale() + decimals <= LONG_DIGITS;
        return fits
                ? put(stripped.setScale(decimals).unscaledValue().longValueExact(), decimals)
                : put(LONG_NUMBER).put(stripped.toPlainString());
    }

    private DigestBytes put(byte single) {
        reserve(1);
        bytes[size++] = single;
        return this;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
