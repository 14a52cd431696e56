package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;

/** Half-open ranges of days as whole numbers since 1970-01-01; an open side is the least or greatest number. */
public final class Days {
    public static final int BEGINNING = Integer.MIN_VALUE;
    public static final int END = Integer.MAX_VALUE;

    private Days() {}

    public static int of(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    public static int start(DateRange range) {
        return bound(range.start(), BEGINNING);
    }

    public static int end(DateRange range) {
        return bound(range.end(), END);
    }

    private static int bound(@Nullable LocalDate day, int open) {
        return day == null ? open : of(day);
    }
}
