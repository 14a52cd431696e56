package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a pay rule carries for a payee over a period.
 *
 * @param waits what it waits for, in the words of the plan: {@code payment}, {@code year end}; empty for debts
 * @param converted what was carried in another currency until then; null when the currency is that of the period before
 */
public record Balance(
        Kind kind,
        String waits,
        BigDecimal opening,
        BigDecimal closing,
        @Nullable Converted converted) {

    /** An amount that was carried in another currency, and the rate by which it became the opening. */
    public record Converted(BigDecimal amount, Exchange by) {}

    /** What is carried. */
    public enum Kind {
        /** Owed by the payee: draws not repaid. */
        DRAW,
        /** Owed by the payee: clawbacks not deducted yet. */
        CLAWBACK,
        /** Owed by the payee: negative payments not deducted yet. */
        NEGATIVE,
        /** Owed to the payee: earned and held back. */
        HELD,
        /** Owed to the payee: too small or too much to be paid at once. */
        WAITING
    }

    /** What the period changed. */
    public BigDecimal movement() {
        return closing.subtract(opening);
    }

    public boolean isNothing() {
        return opening.signum() == 0 && closing.signum() == 0;
    }
}
