package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;

/**
 * The company's periods by number, whatever their odd borders, as of a day.
 *
 * @param asOf the business date: periods that begin later have not begun and pay nothing; null = every period counts
 */
public record Calendar(List<Period> periods, @Nullable LocalDate asOf) {
    public static final int NONE = -1;

    public Calendar {
        periods = List.copyOf(periods);
    }

    /** Whether a period has begun by the business date. */
    public boolean hasBegun(int number) {
        return asOf == null || periods.get(number).startDay() <= Days.of(asOf);
    }

    public Period period(int number) {
        return periods.get(number);
    }

    /** Numbers of the periods of a kind that have a day in a range, by first day. */
    public int[] ofKind(PeriodKind kind, DateRange scope) {
        return IntStream.range(0, periods.size())
                .filter(number -> periods.get(number).kind() == kind
                        && periods.get(number).range().overlaps(scope))
                .boxed()
                .sorted((a, b) -> Integer.compare(
                        periods.get(a).startDay(), periods.get(b).startDay()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Number of the period of a kind that a day is in, or {@link #NONE}. */
    public int at(PeriodKind kind, int day) {
        for (int number = 0; number < periods.size(); number++) {
            var period = periods.get(number);
            if (period.kind() == kind && period.startDay() <= day && day < period.endDay()) {
                return number;
            }
        }
        return NONE;
    }

    /**
     * Number of the longer period that a period lies in, or {@link #NONE}. A fortnight that lies in two quarters belongs to the one
     * in which it ends.
     */
    public int around(int number, PeriodKind kind) {
        var inner = periods.get(number);
        for (int outer = 0; outer < periods.size(); outer++) {
            if (periods.get(outer).kind() == kind && periods.get(outer).contains(inner)) {
                return outer;
            }
        }
        int at = at(kind, inner.endDay() - 1);
        return at != NONE && periods.get(at).endDay() - periods.get(at).startDay() > inner.endDay() - inner.startDay()
                ? at
                : NONE;
    }

    /** Numbers of the periods of a kind that lie in a longer one, by first day. */
    public int[] parts(int outer, PeriodKind kind) {
        return IntStream.of(ofKind(kind, periods.get(outer).range()))
                .filter(inner -> around(inner, periods.get(outer).kind()) == outer)
                .toArray();
    }

    public int byCode(String code) {
        for (int number = 0; number < periods.size(); number++) {
            if (periods.get(number).code().equals(code)) {
                return number;
            }
        }
        throw new RuleViolation("There is no period “" + code + "” in the calendar; its periods are "
                + periods.stream().map(Period::code).toList() + ".");
    }
}
