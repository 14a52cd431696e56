package org.openspm.incentive.calc.expression;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Ways of counting from one day to another, both counted; the end before the start counts 0. */
public enum DayCount {
    /** 1 to 31 January is 31. */
    CALENDAR_DAYS,
    /** Mondays to Fridays, holidays not considered: Friday 21 to Monday 24 July 2023 is 2. */
    WEEKDAYS,
    /** Every month has 30 days, the 31st belongs to the 30th: 15 February to 31 March is 46. */
    DAYS_360,
    /** Calendar months touched: 31 January to 1 February is 2, so the first month is month 1. */
    MONTHS,
    /** Calendar months that lie in it as a whole: 15 January to 31 March is 2. */
    WHOLE_MONTHS;

    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_MONTH = 30;
    private static final int WEEK = 7;

    /** The number from the first to the last day. */
    public long between(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return 0;
        }
        return switch (this) {
            case CALENDAR_DAYS -> ChronoUnit.DAYS.between(first, last) + 1;
            case WEEKDAYS -> weekdays(first, last);
            case DAYS_360 -> days360(first, last.plusDays(1));
            case MONTHS -> months(last) - months(first) + 1;
            case WHOLE_MONTHS -> wholeMonths(first, last);
        };
    }

    private static long weekdays(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long counted = days / WEEK * DayOfWeek.FRIDAY.getValue();
        for (long rest = 0; rest < days % WEEK; rest++) {
            if (last.minusDays(rest).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                counted++;
            }
        }
        return counted;
    }

    private static long days360(LocalDate first, LocalDate end) {
        long months = months(end) - months(first);
        return months * DAYS_OF_MONTH
                + Math.min(end.getDayOfMonth(), DAYS_OF_MONTH + 1)
                - Math.min(first.getDayOfMonth(), DAYS_OF_MONTH);
    }

    private static long wholeMonths(LocalDate first, LocalDate last) {
        var from = first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        var to = last.equals(YearMonth.from(last).atEndOfMonth())
                ? last
                : last.withDayOfMonth(1).minusDays(1);
        return to.isBefore(from) ? 0 : months(to) - months(from) + 1;
    }

    private static long months(LocalDate date) {
        return date.getYear() * (long) MONTHS_OF_YEAR + date.getMonthValue();
    }
}
