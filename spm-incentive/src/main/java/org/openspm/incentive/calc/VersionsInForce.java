package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.PeriodKind;

/** Which version of a plan pays a period: the one in force on the period's first day. */
record VersionsInForce(List<PlanVersion> versions, Calendar calendar) {

    /** Numbers of the periods in a range of days that a version pays. */
    List<Integer> periods(int version, DateRange scope) {
        var kind = PeriodKind.valueOf(versions.get(version).plan().pays().name());
        return IntStream.of(calendar.ofKind(kind, scope))
                .filter(period ->
                        inForce(version, calendar.period(period).range().start()))
                .boxed()
                .toList();
    }

    /** Whether some version of a plan has pay rules: then all its periods count, since balances are carried through them. */
    boolean hasPayments(String code) {
        return versions.stream()
                .map(PlanVersion::plan)
                .anyMatch(plan -> plan.code().equals(code) && !plan.payments().isEmpty());
    }

    /** All days of the calendar up to the end of a scope. */
    DateRange upTo(DateRange scope) {
        var first = calendar.periods().stream()
                .map(period -> period.range().start())
                .filter(start -> start != null)
                .min(LocalDate::compareTo);
        return new DateRange(first.orElse(scope.start()), scope.end());
    }

    private boolean inForce(int version, @Nullable LocalDate day) {
        var own = versions.get(version);
        return day != null
                && !isAfter(own.effectiveFrom(), day)
                && IntStream.range(0, versions.size()).noneMatch(other -> replaces(other, version, day));
    }

    private boolean replaces(int other, int version, LocalDate day) {
        var own = versions.get(version);
        var one = versions.get(other);
        return other != version
                && one.plan().code().equals(own.plan().code())
                && !isAfter(one.effectiveFrom(), day)
                && isLater(one.effectiveFrom(), own.effectiveFrom(), other > version);
    }

    private static boolean isLater(@Nullable LocalDate one, @Nullable LocalDate other, boolean whenEqual) {
        if (one == null || other == null) {
            return one != null || (other == null && whenEqual);
        }
        return one.isAfter(other) || (one.equals(other) && whenEqual);
    }

    private static boolean isAfter(@Nullable LocalDate from, LocalDate day) {
        return from != null && from.isAfter(day);
    }
}
