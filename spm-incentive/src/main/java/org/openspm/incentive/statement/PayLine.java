package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;

/**
 * One line of a statement: a deal, a tier or a whole component, rounded once.
 *
 * @param key stable over runs; with component and earned period it names the line
 * @param runId the run that says why; null for a correction, which is a difference of two runs
 * @param tier number of the rate table's band, or null
 * @param base what the rate was taken of; null for a correction and for what a pay rule posted
 */
public record PayLine(
        String key,
        String planCode,
        String planTitle,
        int planVersion,
        String component,
        UUID earnedPeriodId,
        String earnedPeriod,
        @Nullable UUID runId,
        @Nullable String transactionCode,
        @Nullable Integer lineNo,
        @Nullable String eventType,
        @Nullable LocalDate date,
        @Nullable String account,
        @Nullable Integer tier,
        @Nullable BigDecimal base,
        @Nullable BigDecimal rate,
        Money amount,
        State state,
        Stage stage) {

    /** Whether a component earned it, or a pay rule of the plan turned earned into paid. */
    public enum Stage {
        EARNING,
        PAYMENT
    }

    /** How far a line has come on its way to the payee. */
    public enum State {
        /** Calculated; approval and publication are still to come. */
        PENDING,
        /** On a published statement, not yet paid. */
        PUBLISHED,
        /** Paid out. */
        PAID
    }

    /** Whether the line corrects an earlier, already published period. */
    public boolean isCorrection() {
        return runId == null;
    }
}
