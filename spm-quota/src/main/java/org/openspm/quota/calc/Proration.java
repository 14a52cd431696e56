package org.openspm.quota.calc;

import java.math.BigDecimal;
import java.util.List;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Rounding;

/**
 * The part of a quota that falls to the days a payee was there: {@code quota × days there ÷ days of the period}. Both
 * ends count: 321,000 for 61 of 92 days is 212,836.96.
 */
public final class Proration {
    private Proration() {}

    /** The part for the days of {@code active} inside the period; ranges that overlap count their days once. */
    public static BigDecimal byDays(BigDecimal quota, DateRange period, List<DateRange> active, Rounding rounding) {
        return part(quota, daysInside(period, active), period.days(), rounding);
    }

    static BigDecimal part(BigDecimal quota, long days, long of, Rounding rounding) {
        return days == of
                ? quota
                : quota.multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(of), rounding.scale(), rounding.mode());
    }

    static long daysInside(DateRange period, List<DateRange> active) {
        var start = period.start();
        if (start == null || period.end() == null) {
            throw new IllegalArgumentException("A period has a first and a last day: " + period);
        }
        return start.datesUntil(period.end())
                .filter(day -> active.stream().anyMatch(range -> range.contains(day)))
                .count();
    }
}
