package org.openspm.quota.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Rounding;

/**
 * The quota of a person in a period: their own plus those of the seats they hold, with the parts it is the sum of. A
 * seat counts whole for whoever holds it on the last day they were active, or by days for each of its holders.
 */
public record PayeeQuota(BigDecimal amount, List<Part> parts) {
    public PayeeQuota {
        parts = List.copyOf(parts);
    }

    /** How the quota of a seat falls to the people who held it during the period. */
    public enum Policy {
        LAST_HOLDER,
        BY_DAYS
    }

    /** A quota that may fall to the person: of a seat (or their own when {@code seat} is null), and when they held it. */
    public record Source(@Nullable Integer seat, BigDecimal quota, List<DateRange> held) {
        public Source {
            held = List.copyOf(held);
        }
    }

    /** What one source gave: {@code amount} of {@code quota} for {@code days} of {@code periodDays}. */
    public record Part(@Nullable Integer seat, BigDecimal quota, long days, long periodDays, BigDecimal amount) {}

    public static PayeeQuota of(
            DateRange period, DateRange employed, List<Source> sources, Policy policy, Rounding rounding) {
        var parts = new ArrayList<Part>();
        for (var source : sources) {
            var held = source.held().stream()
                    .flatMap(range -> range.intersection(employed).stream())
                    .toList();
            var days = Proration.daysInside(period, held);
            if (days > 0 && counts(source, held, period, employed, policy)) {
                parts.add(part(source, days, period.days(), policy, rounding));
            }
        }
        return new PayeeQuota(parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add), parts);
    }

    private static boolean counts(
            Source source, List<DateRange> held, DateRange period, DateRange employed, Policy policy) {
        return source.seat() == null
                || policy == Policy.BY_DAYS
                || held.stream().anyMatch(range -> range.contains(lastActiveDay(period, employed)));
    }

    private static Part part(Source source, long days, long periodDays, Policy policy, Rounding rounding) {
        var amount =
                policy == Policy.BY_DAYS ? Proration.part(source.quota(), days, periodDays, rounding) : source.quota();
        return new Part(source.seat(), source.quota(), days, periodDays, amount);
    }

    private static LocalDate lastActiveDay(DateRange period, DateRange employed) {
        var last = period.intersection(employed).map(DateRange::last).orElse(null);
        if (last == null) {
            throw new IllegalArgumentException("Nobody employed " + employed + " is active in " + period);
        }
        return last;
    }
}
