package org.openspm.incentive.run.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of all rows read, whatever their order: two sums of mixed 64-bit row hashes and the count, so that a changed,
 * missing or doubled row shows. It guards against accidents, not against somebody who forges rows to match it.
 */
final class InputHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long sum;
    private long otherSum;
    private long rows;

    void add(long row) {
        long mixed = mix(row);
        sum += mixed;
        otherSum += mix(mixed ^ ODD);
        rows++;
    }

    /** Folds one more value into the hash of a row. */
    static long fold(long row, long value) {
        long folded = (row ^ value) * ODD;
        return folded ^ (folded >>> 29);
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = fold(hash, text.charAt(i));
        }
        return hash;
    }

    /** The same for a text given as UTF-8. */
    static long of(byte[] bytes, int first, int length) {
        long hash = length;
        for (int i = first; i < first + length; i++) {
            if (bytes[i] < 0) {
                return of(new String(bytes, first, length, StandardCharsets.UTF_8));
            }
            hash = fold(hash, bytes[i]);
        }
        return hash;
    }

    /** SHA-256 over texts, in their order. */
    static String over(Iterable<String> texts) {
        var sha = sha256();
        texts.forEach(text -> sha.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
    }

    @Override
    public String toString() {
        return sum + " " + otherSum + " " + rows;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
