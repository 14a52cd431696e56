package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A part of what is digested, as UTF-8: words one after the other, each followed by a separator; numbers without needless zeros. */
final class DigestText {
    private static final byte BETWEEN = 0x1f;
    private static final byte END = '\n';
    private static final int LONGEST_NUMBER = 24;
    private static final int LONG_DIGITS = 18;
    private static final int BASE = 10;

    private final byte[] scratch = new byte[LONGEST_NUMBER];
    private byte[] bytes = new byte[1 << 12];
    private int size;

    DigestText put(String word) {
        int length = word.length();
        reserve(length + 1);
        for (int i = 0; i < length; i++) {
            char letter = word.charAt(i);
            if (letter >= 0x80) {
                return put(word.getBytes(StandardCharsets.UTF_8));
            }
            bytes[size + i] = (byte) letter;
        }
        size += length;
        bytes[size++] = BETWEEN;
        return this;
    }

    DigestText put(byte[] word) {
        reserve(word.length + 1);
        System.arraycopy(word, 0, bytes, size, word.length);
        size += word.length;
        bytes[size++] = BETWEEN;
        return this;
    }

    /** A number as {@code stripTrailingZeros().toPlainString()} writes it; nothing for null. */
    DigestText put(@Nullable BigDecimal number) {
        if (number == null) {
            return put("");
        }
        int scale = number.scale();
        return scale < 0 || scale > LONG_DIGITS || number.precision() > LONG_DIGITS
                ? put(number.stripTrailingZeros().toPlainString())
                : put(number.scaleByPowerOfTen(scale).longValue(), scale);
    }

    /** A whole number, or with decimals the value of so many of its last digits behind the point. */
    DigestText put(long unscaled, int scale) {
        long rest = Math.abs(unscaled);
        int decimals = unscaled == 0 ? 0 : scale;
        while (decimals > 0 && rest % BASE == 0) {
            rest /= BASE;
            decimals--;
        }
        // Digits come from the last to the first, so they are collected from the end of the scratch on.
        int place = LONGEST_NUMBER;
        for (int written = 0; rest > 0 || written <= decimals; written++) {
            if (written == decimals && decimals > 0) {
                scratch[--place] = '.';
            }
            long next = rest / BASE;
            scratch[--place] = (byte) ('0' + (int) (rest - next * BASE));
            rest = next;
        }
        if (unscaled < 0) {
            scratch[--place] = '-';
        }
        int length = LONGEST_NUMBER - place;
        reserve(length + 1);
        System.arraycopy(scratch, place, bytes, size, length);
        size += length;
        bytes[size++] = BETWEEN;
        return this;
    }

    void end() {
        reserve(1);
        bytes[size++] = END;
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes, 0, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
