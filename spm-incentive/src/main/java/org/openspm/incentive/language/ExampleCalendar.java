package org.openspm.incentive.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.SnapshotBuilder;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.Plan;

/**
 * The calendar of examples: calendar years {@code 2026} with half years {@code 2026-H1}, quarters {@code 2026-Q1}, months
 * {@code 2026-01} and their halves {@code 2026-01a} up to the fifteenth and {@code 2026-01b}.
 */
final class ExampleCalendar {

    private static final int SECOND_HALF = 16;

    private ExampleCalendar() {}

    static String code(@Nullable Plan plan, LocalDate date) {
        return code(plan == null ? PayPeriod.QUARTER : plan.pays(), date);
    }

    /** Code of the period of a kind that a date is in. */
    static String code(PayPeriod kind, LocalDate date) {
        return switch (kind) {
            case YEAR -> "%04d".formatted(date.getYear());
            case QUARTER -> "%04d-Q%d".formatted(date.getYear(), (date.getMonthValue() + 2) / 3);
            case HALF_YEAR -> "%04d-H%d".formatted(date.getYear(), (date.getMonthValue() + 5) / 6);
            case MONTH -> "%04d-%02d".formatted(date.getYear(), date.getMonthValue());
            case HALF_MONTH -> code(PayPeriod.MONTH, date) + (date.getDayOfMonth() < SECOND_HALF ? "a" : "b");
        };
    }

    static void addYear(SnapshotBuilder snapshot, int year) {
        for (var period : periodsOf(year)) {
            snapshot.period(
                    period.code(),
                    PeriodKind.valueOf(period.kind().name()),
                    year,
                    new DateRange(period.first(), period.end()));
        }
    }

    private record Dated(PayPeriod kind, LocalDate first, LocalDate end) {
        String code() {
            return ExampleCalendar.code(kind, first);
        }
    }

    /** The longer ones first. */
    private static List<Dated> periodsOf(int year) {
        var start = LocalDate.of(year, 1, 1);
        var periods = new ArrayList<Dated>();
        periods.add(new Dated(PayPeriod.YEAR, start, start.plusYears(1)));
        for (int month = 0; month < 12; month++) {
            var first = start.plusMonths(month);
            var next = first.plusMonths(1);
            if (month % 6 == 0) {
                periods.add(new Dated(PayPeriod.HALF_YEAR, first, first.plusMonths(6)));
            }
            if (month % 3 == 0) {
                periods.add(new Dated(PayPeriod.QUARTER, first, first.plusMonths(3)));
            }
            periods.add(new Dated(PayPeriod.MONTH, first, next));
            periods.add(new Dated(PayPeriod.HALF_MONTH, first, first.withDayOfMonth(SECOND_HALF)));
            periods.add(new Dated(PayPeriod.HALF_MONTH, first.withDayOfMonth(SECOND_HALF), next));
        }
        return periods;
    }

    /** Number that a period has when the years were added in order. */
    static int number(Iterable<Integer> years, String code) {
        int number = 0;
        for (int year : years) {
            for (var found : periodsOf(year)) {
                if (found.code().equals(code)) {
                    return number;
                }
                number++;
            }
        }
        throw new RuleViolation("There is no period “" + code + "” in the example; write 2026, 2026-Q1 or 2026-01.");
    }
}
