package org.openspm.integration.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.openspm.domain.shared.RuleViolation;

/** Opens a file as plain bytes: gzip is unpacked within its limits, workbooks and other wrappings are refused by name. */
public final class Unpacking {
    private static final int BUFFER = 1 << 16;
    private static final long RATIO_COUNTS_FROM = 16L << 20;

    private Unpacking() {}

    public static InputStream open(InputStream raw, FileLimits limits) throws IOException {
        var packed = new Counting(raw);
        var buffered = new BufferedInputStream(packed, BUFFER);
        buffered.mark(4);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first == 'P' && second == 'K') {
            throw new RuleViolation("The file is a workbook or a zip archive; save it as CSV (UTF-8) and send that.");
        }
        if (first != 0x1f || second != 0x8b) {
            return new Bounded(buffered, packed, new FileLimits(limits.unpackedMax(), Integer.MAX_VALUE));
        }
        try {
            return new Bounded(new GZIPInputStream(buffered, BUFFER), packed, limits);
        } catch (ZipException broken) {
            throw new RuleViolation(
                    "The file begins like gzip but cannot be unpacked; pack it again and send it again.");
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final Counting packed;
        private final FileLimits limits;
        private long count;

        private Bounded(InputStream in, Counting packed, FileLimits limits) {
            super(in);
            this.packed = packed;
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = readUnpacked(bytes, offset, length);
            count += Math.max(0, read);
            if (count > limits.unpackedMax()) {
                throw new RuleViolation(
                        "The file holds more than " + limits.unpackedMax() + " bytes unpacked; split it.");
            }
            if (count > RATIO_COUNTS_FROM && count / Math.max(1, packed.count) > limits.ratioMax()) {
                throw new RuleViolation("The file unpacks to more than " + limits.ratioMax()
                        + " times its size, which no real table does; send it unpacked if it is genuine.");
            }
            return read;
        }

        private int readUnpacked(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (ZipException | java.io.EOFException broken) {
                throw new RuleViolation("The gzip file is damaged after " + count
                        + " unpacked bytes; it was probably cut off. Send it again.");
            }
        }
    }
}
