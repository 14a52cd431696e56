package org.openspm.integration;

/** What a promotion did with its rows. */
public record Counts(long inserted, long revised, long same) {
    static Counts of(long rows, long inserted, long revised) {
        return new Counts(inserted, revised, Math.max(0, rows - inserted - revised));
    }

    Counts plus(Counts other) {
        return new Counts(inserted + other.inserted, revised + other.revised, same + other.same);
    }
}
