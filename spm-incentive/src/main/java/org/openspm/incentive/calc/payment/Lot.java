package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.Release;

/**
 * A part of what was earned that is held back on the terms of its day: held − given is still held. When a share of the deal
 * is taken back, that share of the part is held no longer, and what was released of it is taken back.
 */
final class Lot {
    private final int row;
    private final Terms terms;
    private BigDecimal held = BigDecimal.ZERO;
    private BigDecimal given = BigDecimal.ZERO;
    private BigDecimal kept = BigDecimal.ONE;
    private BigDecimal released = BigDecimal.ZERO;
    private int partsDue;

    /**
     * What a part waits for.
     *
     * @param release null for instalments
     * @param parts number of equal parts it is paid in; 1 except for instalments
     * @param every number of periods from one part to the next
     * @param number of the period in which it was earned
     * @param yearEnd last day of the fiscal year of that period
     */
    record Terms(@Nullable Release release, int parts, int every, int number, long yearEnd, Rounding rounding) {

        String word() {
            return release == null ? "instalments" : release.word();
        }
    }

    Lot(int row, Terms terms) {
        this.row = row;
        this.terms = terms;
    }

    int row() {
        return row;
    }

    Terms terms() {
        return terms;
    }

    BigDecimal open() {
        return held.subtract(given);
    }

    BigDecimal held() {
        return held;
    }

    void hold(BigDecimal amount) {
        held = held.add(amount);
    }

    /** From now on only this fraction of the deal stands. */
    void keep(BigDecimal fraction) {
        kept = fraction;
    }

    boolean keeps(BigDecimal fraction) {
        return kept.compareTo(fraction) == 0;
    }

    /** Posts what has to be given so that this fraction of what stands is released. */
    void release(BigDecimal fraction, String key, int about, Cause cause, Posting posting, BigDecimal... figures) {
        released = fraction;
        settle(key, about, cause, posting, figures);
    }

    /** Posts so many of the equal parts; the last takes what rounding left. */
    void instalments(int due, String key, Posting posting) {
        partsDue = due;
        settle(key, row, Cause.DUE, posting, held);
    }

    /** Goes on with an amount in another currency, of which the same part was given. */
    void convert(BigDecimal nowHeld) {
        held = nowHeld;
        given = wanted();
    }

    /** The fraction that was released last. */
    BigDecimal released() {
        return released;
    }

    private BigDecimal wanted() {
        var standing = terms.rounding().apply(held.multiply(kept));
        return held.subtract(standing).add(due(standing));
    }

    private BigDecimal due(BigDecimal standing) {
        if (terms.release() != null) {
            return terms.rounding().apply(standing.multiply(released));
        }
        var part = terms.rounding().apply(standing.divide(BigDecimal.valueOf(terms.parts()), Evaluator.QUOTIENT));
        return partsDue >= terms.parts() ? standing : part.multiply(BigDecimal.valueOf(partsDue));
    }

    private void settle(String key, int about, Cause cause, Posting posting, BigDecimal... figures) {
        var wanted = wanted();
        posting.post(key, about, wanted.subtract(given), cause, figures);
        given = wanted;
    }
}
