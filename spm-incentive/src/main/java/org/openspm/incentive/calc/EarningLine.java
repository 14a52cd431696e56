package org.openspm.incentive.calc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * The smallest thing a statement shows of an earning, rounded once.
 *
 * @param key stays the same over revisions of the transaction and over runs; unique within person, plan, component, period
 * @param transaction row of the snapshot's transactions, or −1 when the line stands for a tier or a whole period
 * @param tier number of the band, counted from 1, or 0
 * @param base what the rate was taken of, in the plan's currency or in units
 * @param rate amount ÷ base before limits, as the plan says it
 * @param exchangeRate units of the payee's currency for one of the plan's; null when they are the same
 */
public record EarningLine(
        String key,
        int transaction,
        int tier,
        BigDecimal base,
        BigDecimal rate,
        BigDecimal amount,
        Currency currency,
        @Nullable BigDecimal exchangeRate) {
    public static final int NO_TRANSACTION = -1;
}
