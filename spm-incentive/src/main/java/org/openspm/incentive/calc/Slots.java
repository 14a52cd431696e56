package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.LookBack;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;

/** The periods a plan version is calculated over: those it pays in, and those before in which its measures began. */
final class Slots {
    static final int NONE = -1;

    private final Calendar calendar;
    private final PeriodKind kind;
    private final @Nullable LocalDate effectiveFrom;
    private final int[] periods;
    private final boolean[] paid;
    private final boolean[] shown;
    private final int firstDay;
    private final int[] byDay;

    private Slots(
            Calendar calendar,
            PeriodKind kind,
            @Nullable LocalDate effectiveFrom,
            int[] periods,
            boolean[] paid,
            boolean[] shown) {
        this.shown = shown;
        this.calendar = calendar;
        this.kind = kind;
        this.effectiveFrom = effectiveFrom;
        this.periods = periods;
        this.paid = paid;
        this.firstDay = periods.length == 0 ? 0 : period(0).startDay();
        this.byDay =
                new int[periods.length == 0 ? 0 : period(periods.length - 1).endDay() - firstDay];
        Arrays.fill(byDay, NONE);
        for (int slot = 0; slot < periods.length; slot++) {
            Arrays.fill(byDay, period(slot).startDay() - firstDay, period(slot).endDay() - firstDay, slot);
        }
    }

    /** The slots of a plan version in force for the given periods. */
    static Slots of(
            Calendar calendar,
            Plan plan,
            @Nullable LocalDate effectiveFrom,
            List<Integer> paidPeriods,
            DateRange scope) {
        var kind = PeriodKind.valueOf(plan.pays().name());
        int first = Integer.MAX_VALUE;
        int end = Integer.MIN_VALUE;
        int lookBack = LookBack.periods(plan);
        int months = longestAnniversary(plan);
        for (int period : paidPeriods) {
            end = Math.max(end, calendar.period(period).endDay());
            int earliest = before(calendar, kind, period, lookBack);
            for (var window : EarnedOf.windows(plan)) {
                first = Math.min(first, startOf(calendar, kind, period, window, effectiveFrom));
                first = Math.min(first, startOf(calendar, kind, earliest, window, effectiveFrom));
            }
            first = Math.min(first, calendar.period(earliest).startDay());
            first = Math.min(first, monthsBefore(calendar.period(earliest), months));
        }
        var days = paidPeriods.isEmpty() ? null : range(first, end);
        var periods = days == null ? new int[0] : calendar.ofKind(kind, days);
        var paid = new boolean[periods.length];
        var shown = new boolean[periods.length];
        for (int slot = 0; slot < periods.length; slot++) {
            paid[slot] = paidPeriods.contains(periods[slot]) && calendar.hasBegun(periods[slot]);
            shown[slot] = paid[slot] && calendar.period(periods[slot]).range().overlaps(scope);
        }
        return new Slots(calendar, kind, effectiveFrom, periods, paid, shown);
    }

    /** The most months from one anniversary of a payee to the next, after which a measure begins again; 0 without any. */
    private static int longestAnniversary(Plan plan) {
        return plan.measures().stream()
                .map(Measure::since)
                .filter(Objects::nonNull)
                .mapToInt(Measure.Anniversary::months)
                .max()
                .orElse(0);
    }

    private static int monthsBefore(Period period, int months) {
        return months == 0
                ? period.startDay()
                : Days.of(LocalDate.ofEpochDay(period.startDay()).minusMonths(months));
    }

    /** The first slot that a window of so many months may begin in which is not over before this one. */
    int anniversaryStart(int slot, Plan plan) {
        int start = monthsBefore(period(slot), longestAnniversary(plan));
        int first = slot;
        while (first > 0 && period(first - 1).endDay() > start) {
            first--;
        }
        return first;
    }

    private static int startOf(
            Calendar calendar,
            PeriodKind kind,
            int period,
            Measure.Accumulates window,
            @Nullable LocalDate effectiveFrom) {
        return Window.around(calendar, kind, period, window, effectiveFrom).start();
    }

    /** The period of a kind so many before another, or the first one there is. */
    private static int before(Calendar calendar, PeriodKind kind, int period, int back) {
        int found = period;
        for (int left = back; left > 0; left--) {
            int earlier = calendar.at(kind, calendar.period(found).startDay() - 1);
            if (earlier == Calendar.NONE) {
                return found;
            }
            found = earlier;
        }
        return found;
    }

    /** Whether other slots have the same periods; what is paid and shown of them does not matter. */
    boolean areThoseOf(Slots other) {
        return calendar == other.calendar && Arrays.equals(periods, other.periods);
    }

    int count() {
        return periods.length;
    }

    int number(int slot) {
        return periods[slot];
    }

    Period period(int slot) {
        return calendar.period(periods[slot]);
    }

    /** Whether the plan pays in this slot; else it only counts towards a later one. */
    boolean paid(int slot) {
        return paid[slot];
    }

    /** Whether what it pays is a part of the result; else it only leads to later balances. */
    boolean shown(int slot) {
        return shown[slot];
    }

    int of(int day) {
        int index = day - firstDay;
        return index < 0 || index >= byDay.length ? NONE : byDay[index];
    }

    /** Whether every day from the first to the last is in some slot. */
    boolean covers(int first, int last) {
        if (first < firstDay || last >= endDay()) {
            return false;
        }
        for (int day = first; day <= last; day++) {
            if (byDay[day - firstDay] == NONE) {
                return false;
            }
        }
        return true;
    }

    /** The slots of days that are {@link #covers covered}. */
    void of(int[] days, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = byDay[days[i] - firstDay];
        }
    }

    int firstDay() {
        return firstDay;
    }

    /** First day after the last slot. */
    int endDay() {
        return firstDay + byDay.length;
    }

    /** The first slot of the window over which a measure accumulates up to this slot. */
    int windowStart(int slot, Measure measure) {
        return windowStart(slot, measure.accumulates());
    }

    /** The first slot of such a window around this slot. */
    int windowStart(int slot, Measure.Accumulates accumulates) {
        int start = Window.around(calendar, kind, periods[slot], accumulates, effectiveFrom)
                .start();
        int first = slot;
        while (first > 0 && period(first - 1).startDay() >= start) {
            first--;
        }
        return first;
    }

    /** Numbers of all periods of the window around this slot, later ones too, by first day. */
    int[] wholeWindow(int slot, Measure measure) {
        var window = window(slot, measure);
        return IntStream.of(calendar.ofKind(kind, range(window.start(), window.end())))
                .filter(period -> window.contains(calendar.period(period)))
                .toArray();
    }

    /** Number of the period of the calendar over which a measure accumulates, or {@code Calendar.NONE} when it is none. */
    int windowPeriod(int slot, Measure measure) {
        return window(slot, measure).period();
    }

    /** Whether no later slot belongs to the window over which a measure accumulates. */
    boolean isLastOfWindow(int slot, Measure measure) {
        return period(slot).endDay() >= window(slot, measure).end();
    }

    private Window window(int slot, Measure measure) {
        return Window.around(calendar, kind, periods[slot], measure.accumulates(), effectiveFrom);
    }

    private static DateRange range(int first, int end) {
        return new DateRange(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(end));
    }
}
