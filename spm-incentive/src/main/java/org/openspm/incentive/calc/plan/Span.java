package org.openspm.incentive.calc.plan;

import java.time.LocalDate;
import java.util.Locale;

/** A length of time: {@code 6 months}. */
public record Span(int count, Unit unit) {

    /** What is counted. */
    public enum Unit {
        DAY,
        MONTH,
        YEAR
    }

    /** The first day after the span when it begins on a day. */
    public LocalDate endFrom(LocalDate start) {
        return switch (unit) {
            case DAY -> start.plusDays(count);
            case MONTH -> start.plusMonths(count);
            case YEAR -> start.plusYears(count);
        };
    }

    @Override
    public String toString() {
        return count + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    }
}
