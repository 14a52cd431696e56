package org.openspm.domain.shared;

/** A rule of the business refuses this; the sentence names the value and the remedy. */
public final class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RuleViolation(String sentence) {
        super(sentence);
    }
}
