package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line that a pay rule posts.
 *
 * @param key stays the same over runs; unique within rule and period
 * @param row of the transaction it is about, or −1
 * @param figures what the cause names, in the order it names them
 */
public record PaymentLine(String key, int row, BigDecimal amount, Cause cause, List<BigDecimal> figures) {
    public static final int NO_ROW = -1;

    /** Why a line was posted. */
    public enum Cause {
        /** Topped up to the draw: draw, payable before. */
        DRAWN,
        /** Paid in advance: the advance, what was open before. */
        ADVANCED,
        /** A draw repaid: debt before, payable above the draw. */
        RECOVERED,
        /** Topped up to the guarantee: guarantee, payable before. */
        GUARANTEED,
        /** Too small, or too much, to be paid now: limit, payable before. */
        DEFERRED,
        /** Paid now after it had waited: what waited. */
        PAID_LATER,
        /** Not paid at all: limit, payable before. */
        FORFEITED,
        /** Less than nothing, to be deducted later: payable before. */
        CARRIED,
        /** Less than nothing, not deducted: payable before. */
        FORGIVEN,
        /** Deducted for a negative period: what was open before. */
        DEDUCTED,
        /** Held back: share, earned. */
        HELD,
        /** Released: paid to date, total. */
        RELEASED,
        /** Released because its time has come: held. */
        DUE,
        /** No longer held, because the deal was taken back: share taken back. */
        CANCELLED,
        /** Taken back: share, earned on the deal. */
        CLAWED_BACK,
        /** To be deducted over later periods: number of periods. */
        SPREAD,
        /** A part of what is deducted over several periods: what was open before. */
        INSTALMENT
    }
}
