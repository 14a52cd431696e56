package org.openspm.incentive.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Unit;

/**
 * A value of a payee that somebody gave, and what holds without it.
 *
 * @param personId of the person, null for a seat or title
 * @param until last day; null = open
 * @param instead what a less specific level gives on the day looked at; null when none does
 * @param insteadOf the level that gives it
 * @param recordedBy null when it was not written by an import
 * @param plans that use it, by code
 * @param unit that these plans take it for; null when none says, or they differ
 */
public record PayeeValueRow(
        String name,
        Level level,
        String ownerCode,
        String ownerName,
        @Nullable UUID personId,
        BigDecimal value,
        @Nullable String currency,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal instead,
        @Nullable Level insteadOf,
        @Nullable Instant recordedAt,
        @Nullable String recordedBy,
        List<String> plans,
        @Nullable Unit unit) {
    public PayeeValueRow {
        plans = List.copyOf(plans);
    }

    /** Whether the plans take it for a rate, which people read as a percentage. */
    public boolean takenAsPercent() {
        return unit == Unit.PERCENT;
    }

    /** On whom a value hangs, the most specific first. */
    public enum Level {
        PERSON,
        POSITION,
        TITLE
    }
}
