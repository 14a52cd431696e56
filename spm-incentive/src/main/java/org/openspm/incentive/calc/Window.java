package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.plan.Measure;

/**
 * The days over which a measure accumulates.
 *
 * @param end first day after
 * @param period number of the period of the calendar that has these days, or {@code Calendar.NONE}
 */
record Window(int start, int end, int period) {

    boolean contains(Period inner) {
        return start <= inner.startDay() && inner.endDay() <= end;
    }

    /** The window of a period of the plan's kind. */
    static Window around(
            Calendar calendar,
            PeriodKind kind,
            int period,
            Measure.Accumulates accumulates,
            @Nullable LocalDate effectiveFrom) {
        return switch (accumulates) {
            case PERIOD -> of(calendar, period);
            case QUARTER -> within(calendar, kind, period, PeriodKind.QUARTER);
            case HALF_YEAR -> half(calendar, kind, period);
            case YEAR -> within(calendar, kind, period, PeriodKind.YEAR);
            case PLAN -> plan(calendar, kind, period, effectiveFrom);
        };
    }

    private static Window of(Calendar calendar, int period) {
        return new Window(
                calendar.period(period).startDay(), calendar.period(period).endDay(), period);
    }

    private static Window within(Calendar calendar, PeriodKind kind, int period, PeriodKind wanted) {
        int around = wanted.compareTo(kind) <= 0 ? period : calendar.around(period, wanted);
        return around == Calendar.NONE || around == period ? of(calendar, period) : over(calendar, kind, around);
    }

    /** The days of a longer period; where shorter ones lie across its ends, all days of those that end in it. */
    private static Window over(Calendar calendar, PeriodKind kind, int outer) {
        var whole = calendar.period(outer);
        int first = calendar.at(kind, whole.startDay());
        int last = calendar.at(kind, whole.endDay() - 1);
        boolean endsLater = last != Calendar.NONE && calendar.period(last).endDay() > whole.endDay();
        return new Window(
                first == Calendar.NONE
                        ? whole.startDay()
                        : Math.min(whole.startDay(), calendar.period(first).startDay()),
                endsLater ? calendar.period(last).startDay() : whole.endDay(),
                outer);
    }

    /** The first or second half of the periods of the year around. */
    private static Window half(Calendar calendar, PeriodKind kind, int period) {
        int known = kind.compareTo(PeriodKind.HALF_YEAR) < 0
                ? calendar.around(period, PeriodKind.HALF_YEAR)
                : Calendar.NONE;
        if (known != Calendar.NONE) {
            return over(calendar, kind, known);
        }
        int year = kind.compareTo(PeriodKind.HALF_YEAR) < 0 ? calendar.around(period, PeriodKind.YEAR) : Calendar.NONE;
        if (year == Calendar.NONE) {
            return of(calendar, period);
        }
        var all = calendar.parts(year, kind);
        int middle = (all.length + 1) / 2;
        boolean second = IntStream.range(middle, all.length).anyMatch(place -> all[place] == period);
        int last = second ? all.length - 1 : middle - 1;
        return new Window(
                calendar.period(all[second ? middle : 0]).startDay(),
                calendar.period(all[last]).endDay(),
                Calendar.NONE);
    }

    /** From the first period that begins when the plan is in force, or the calendar's first. */
    private static Window plan(Calendar calendar, PeriodKind kind, int period, @Nullable LocalDate effectiveFrom) {
        int from = effectiveFrom == null ? Integer.MIN_VALUE : Days.of(effectiveFrom);
        int start = calendar.period(period).startDay();
        int end = calendar.period(period).endDay();
        for (var other : calendar.periods()) {
            if (other.kind() == kind && other.startDay() >= from) {
                start = Math.min(start, other.startDay());
                end = Math.max(end, other.endDay());
            }
        }
        return new Window(start, end, Calendar.NONE);
    }
}
