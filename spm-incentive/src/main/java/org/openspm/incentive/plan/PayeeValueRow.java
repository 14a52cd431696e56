package org.openspm.incentive.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of a payee that somebody gave, and what holds without it.
 *
 * @param personId of the person, null for a seat or title
 * @param until last day; null = open
 * @param instead what a less specific level gives on the day looked at; null when none does
 * @param insteadOf the level that gives it
 * @param recordedBy null when it was not written by an import
 * @param plans that use it, by code
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
        List<String> plans) {
    public PayeeValueRow {
        plans = List.copyOf(plans);
    }

    /** On whom a value hangs, the most specific first. */
    public enum Level {
        PERSON,
        POSITION,
        TITLE
    }
}
