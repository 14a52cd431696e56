package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PeriodKind;

/** What {@code period.} names stand for, except the days on which the plan applies to somebody. */
record PeriodFields(Calendar calendar, Period period) {

    @Nullable
    Object valueOf(String name) {
        return switch (name) {
            case "start" -> LocalDate.ofEpochDay(period.startDay());
            case "end" -> period.lastDate();
            case "days", "active_days" -> BigDecimal.valueOf(period.endDay() - (long) period.startDay());
            case "absent_days" -> BigDecimal.ZERO;
            case "months" -> months(period.kind());
            case "number" -> BigDecimal.valueOf(number());
            case "year" -> BigDecimal.valueOf(period.fiscalYear());
            case "quarter_start" -> start(around(PeriodKind.QUARTER));
            case "quarter_end" -> end(around(PeriodKind.QUARTER));
            case "year_start" -> start(around(PeriodKind.YEAR));
            case "year_end" -> end(around(PeriodKind.YEAR));
            default -> period.code();
        };
    }

    private static BigDecimal months(PeriodKind kind) {
        return switch (kind) {
            case HALF_MONTH -> new BigDecimal("0.5");
            case MONTH -> BigDecimal.ONE;
            case QUARTER -> BigDecimal.valueOf(3);
            case HALF_YEAR -> BigDecimal.valueOf(6);
            case YEAR -> BigDecimal.valueOf(12);
        };
    }

    /** The longer period that this one lies in, or itself. */
    private @Nullable Period around(PeriodKind kind) {
        if (period.kind() == kind) {
            return period;
        }
        return calendar.periods().stream()
                .filter(other -> other.kind() == kind && other.contains(period))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate start(@Nullable Period period) {
        return period == null ? null : LocalDate.ofEpochDay(period.startDay());
    }

    private static @Nullable LocalDate end(@Nullable Period period) {
        return period == null ? null : period.lastDate();
    }

    /** Place among the periods of its kind and fiscal year, from 1. */
    private long number() {
        return calendar.periods().stream()
                .filter(other -> other.kind() == period.kind()
                        && other.fiscalYear() == period.fiscalYear()
                        && other.startDay() <= period.startDay())
                .count();
    }
}
