package org.openspm.domain.shared;

/** Somebody or something else got there first; the sentence says what to do now. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String sentence) {
        super(sentence);
    }
}
