package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.plan.Span;
import org.openspm.incentive.calc.plan.Term;

/** How much of an amount per period a payee has while a term lasts: 4,000 for 17 of 31 days is 2,193.55. */
final class Lasting {
    private Lasting() {}

    /** Nothing outside the term, or when the plan does not apply. */
    static BigDecimal amount(Expression amount, Term term, boolean byDays, PaidPeriod period, Rounding rounding) {
        int start = period.period().startDay();
        int end = Math.min(period.period().endDay(), end(term, period));
        if (!period.isMember() || end <= start || !isWanted(term, period)) {
            return BigDecimal.ZERO;
        }
        var whole = period.money(amount);
        int days = period.period().endDay() - start;
        var held = byDays ? held(end, term, period) : BigDecimal.valueOf(days);
        return rounding.apply(
                held.compareTo(BigDecimal.valueOf(days)) >= 0
                        ? whole
                        : whole.multiply(held).divide(BigDecimal.valueOf(days), Evaluator.QUOTIENT));
    }

    private static BigDecimal held(int end, Term term, PaidPeriod period) {
        var there = BigDecimal.valueOf(period.daysBefore(end));
        var leave = term.leave();
        return leave == null
                ? there
                : there.subtract(period.absentBefore(end, leave)).max(BigDecimal.ZERO);
    }

    private static boolean isWanted(Term term, PaidPeriod period) {
        var when = term.when();
        return when == null || period.holds(when);
    }

    /** The first day on which it lasts no longer. */
    private static int end(Term term, PaidPeriod period) {
        int end = Integer.MAX_VALUE;
        var length = term.length();
        if (length != null) {
            end = day(length.endFrom(beginning(length, period.firstDay())));
        }
        var until = term.until();
        return until == null ? end : Math.min(end, day(until.plusDays(1)));
    }

    /** Months count from the month of the first day, whichever day that was. */
    private static LocalDate beginning(Span length, LocalDate firstDay) {
        return length.unit() == Span.Unit.DAY ? firstDay : firstDay.withDayOfMonth(1);
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
