package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;

/**
 * What one pay rule did in a period.
 *
 * @param runId the run that says why; null when it posted nothing, or only corrects earlier periods
 * @param balance what it carries; null when it carries nothing
 */
public record PayStep(
        String planCode,
        String rule,
        Money amount,
        @Nullable UUID runId,
        @Nullable Carried balance) {

    /**
     * A balance at the beginning and at the end of the period.
     *
     * @param kind DRAW, CLAWBACK and NEGATIVE are owed by the payee; HELD and WAITING are owed to the payee
     * @param waits what it waits for, in the words of the plan: {@code payment, year end}; empty for debts
     * @param converted what it was in another currency until then; null when the currency is that of the period before
     */
    public record Carried(
            String kind,
            String waits,
            Money opening,
            Money movement,
            Money closing,
            @Nullable Converted converted) {}

    /** What was carried in another currency, and the rate by which it became the opening, with its day. */
    public record Converted(Money amount, BigDecimal rate, LocalDate day) {}
}
