package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Mark;

/**
 * A recipient of credit and the part received.
 *
 * @param role for account owners, territory holders and splits: only those of this role; null = any
 * @param share fraction of the amount; null = what the others leave. For splits always null: their shares are on the
 *     transaction. A share whose recipient does not exist falls to the recipient without share, else to the first.
 */
public record Allocation(
        Recipient recipient,
        @Nullable String role,
        @Nullable BigDecimal share,
        Mark at) {

    /** How a recipient is found. */
    public enum Recipient {
        /** The seller named on the transaction. */
        SELLER,
        /** The overlay specialist named on the transaction. */
        OVERLAY,
        /** Owner of the transaction's account at the credit date. */
        ACCOUNT_OWNER,
        /** Holders of the transaction's territory at the credit date, in equal parts. */
        TERRITORY_HOLDER,
        /** The people and shares agreed for this transaction. */
        SPLITS;

        /** The role a credit of this kind carries when none is named: {@code seller}, {@code account owner}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
