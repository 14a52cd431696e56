package org.openspm.domain.shared;

/** What was asked for does not exist, or not for this user. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String sentence) {
        super(sentence);
    }
}
