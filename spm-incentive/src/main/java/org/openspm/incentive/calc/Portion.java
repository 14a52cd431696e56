package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openspm.incentive.calc.expression.DayCount;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.plan.QuotaUse;

/**
 * The part of a period that somebody was there: held ÷ whole, divided last. 61 of 92 days of 321,000 is 212,836.9565….
 *
 * @param absent of the days held, those on leave that do not count
 */
record Portion(long held, long whole, BigDecimal absent) {
    static final Portion ALL = new Portion(1, 1);

    Portion(long held, long whole) {
        this(held, whole, BigDecimal.ZERO);
    }

    /** The same with days on leave besides. */
    Portion without(BigDecimal days) {
        return new Portion(held, whole, absent.add(days));
    }

    /** Days that count. */
    BigDecimal counted() {
        return BigDecimal.valueOf(held).subtract(absent).max(BigDecimal.ZERO);
    }

    /** @param end first day after */
    static Portion of(QuotaUse.Proration kind, int from, int end, Period period) {
        return kind == QuotaUse.Proration.NONE
                ? ALL
                : new Portion(
                        count(kind, Math.max(from, period.startDay()), Math.min(end, period.endDay())),
                        count(kind, period.startDay(), period.endDay()));
    }

    /** Days, weekdays or months of a range. */
    static long count(QuotaUse.Proration kind, int from, int end) {
        var count = switch (kind) {
            case NONE, DAYS -> DayCount.CALENDAR_DAYS;
            case WEEKDAYS -> DayCount.WEEKDAYS;
            case DAYS_360 -> DayCount.DAYS_360;
            case MONTHS -> DayCount.WHOLE_MONTHS;
        };
        return count.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(end - 1L));
    }

    boolean isAll() {
        return held >= whole && absent.signum() == 0;
    }

    BigDecimal of(BigDecimal amount) {
        return isAll() ? amount : amount.multiply(counted()).divide(BigDecimal.valueOf(whole), Evaluator.QUOTIENT);
    }
}
