package org.openspm.integration.file;

/** How large a file may become: unpacked bytes, and how many times larger than it was packed. */
public record FileLimits(long unpackedMax, int ratioMax) {
    private static final long GIB = 1L << 30;

    /** Up to 4 GiB of text, at most 200 times larger than the packed file. */
    public static final FileLimits USUAL = new FileLimits(4 * GIB, 200);
}
