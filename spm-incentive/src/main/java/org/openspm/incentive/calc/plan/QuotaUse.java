package org.openspm.incentive.calc.plan;

/**
 * The quota a measure is compared with.
 *
 * @param measure name under which quotas are kept
 */
public record QuotaUse(String measure, Proration prorate, Span span) {

    /** What is left of a quota whose holder was there for a part of the period. */
    public enum Proration {
        /** All of it, for the one who is there on the period's last active day. */
        NONE,
        /** Calendar days held ÷ days of the period, both ends counted. */
        DAYS
    }

    /** Which quotas are added when the measure accumulates over several periods. */
    public enum Span {
        /** From the start of the window up to this period. */
        TO_DATE,
        /** All periods of the window, later ones too. */
        WHOLE_WINDOW
    }
}
