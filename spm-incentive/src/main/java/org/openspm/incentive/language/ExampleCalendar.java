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

/** The calendar of examples: calendar years {@code 2026} with quarters {@code 2026-Q1} and months {@code 2026-01}. */
final class ExampleCalendar {

    private ExampleCalendar() {}

    static String code(@Nullable Plan plan, LocalDate date) {
        return code(plan == null ? PayPeriod.QUARTER : plan.pays(), date);
    }

    /** Code of the period of a kind that a date is in. */
    static String code(PayPeriod kind, LocalDate date) {
        return switch (kind) {
            case YEAR -> "%04d".formatted(date.getYear());
            case QUARTER -> "%04d-Q%d".formatted(date.getYear(), (date.getMonthValue() + 2) / 3);
            case MONTH -> "%04d-%02d".formatted(date.getYear(), date.getMonthValue());
        };
    }

    static void addYear(SnapshotBuilder snapshot, int year) {
        var start = LocalDate.of(year, 1, 1);
        snapshot.period(code(PayPeriod.YEAR, start), PeriodKind.YEAR, year, new DateRange(start, start.plusYears(1)));
        for (int month = 0; month < 12; month++) {
            var first = start.plusMonths(month);
            if (month % 3 == 0) {
                snapshot.period(
                        code(PayPeriod.QUARTER, first),
                        PeriodKind.QUARTER,
                        year,
                        new DateRange(first, first.plusMonths(3)));
            }
            snapshot.period(
                    code(PayPeriod.MONTH, first), PeriodKind.MONTH, year, new DateRange(first, first.plusMonths(1)));
        }
    }

    /** Number that a period has when the years were added in order. */
    static int number(Iterable<Integer> years, String code) {
        int number = 0;
        for (int year : years) {
            for (var found : codesOf(year)) {
                if (found.equals(code)) {
                    return number;
                }
                number++;
            }
        }
        throw new RuleViolation("There is no period “" + code + "” in the example; write 2026, 2026-Q1 or 2026-01.");
    }

    private static List<String> codesOf(int year) {
        var start = LocalDate.of(year, 1, 1);
        var codes = new ArrayList<String>();
        codes.add(code(PayPeriod.YEAR, start));
        for (int month = 0; month < 12; month++) {
            var first = start.plusMonths(month);
            if (month % 3 == 0) {
                codes.add(code(PayPeriod.QUARTER, first));
            }
            codes.add(code(PayPeriod.MONTH, first));
        }
        return codes;
    }
}
