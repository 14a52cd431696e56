package org.openspm.incentive.sanity;

import java.math.BigDecimal;

/** What about a run is compared with a limit; its limit can be changed or taken away. */
public enum Bound {
    /** The cost of a period moved by more than this share of the period before. */
    TOTAL_CHANGE("0.5"),
    /** A payee gets more than this many times the mean of the own periods in the year before. */
    PAYEE_HISTORY("4"),
    /** A payee gets more than this many times the target incentive of the period. */
    PAYEE_TARGET("4"),
    /** More than this share of those with a plan earn nothing in a period. */
    UNPAID("0.25"),
    /** What a plan pays for each euro measured moved by more than this share of the period before. */
    EFFECTIVE_RATE("0.5"),
    /** More than this share of the transactions have an exception. */
    EXCEPTIONS("0.1"),
    /** A payee attains more than this many times the quota. */
    ATTAINMENT("5");

    private final BigDecimal usual;

    Bound(String usual) {
        this.usual = new BigDecimal(usual);
    }

    /** The limit while nobody has set another one. */
    public BigDecimal usual() {
        return usual;
    }

    /** Whether the limit is a share, read as percent, or a factor. */
    public boolean isShare() {
        return this == TOTAL_CHANGE || this == UNPAID || this == EFFECTIVE_RATE || this == EXCEPTIONS;
    }
}
