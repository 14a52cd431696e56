package org.openspm.web.quotas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.quota.MeasuredValues.Source;
import org.openspm.quota.QuotaHierarchy;
import org.openspm.quota.QuotaPeriod;

/**
 * What the quota pages show and what else could be chosen.
 *
 * @param source the run the values are of, null before the first one
 * @param day the day the page stands at
 */
record QuotaChoice(
        List<QuotaPeriod> periods,
        List<String> measures,
        List<String> currencies,
        QuotaPeriod period,
        String measure,
        String currency,
        @Nullable Source source,
        LocalDate day) {
    QuotaChoice {
        periods = List.copyOf(periods);
        measures = List.copyOf(measures);
        currencies = List.copyOf(currencies);
    }

    QuotaHierarchy.Question question() {
        return new QuotaHierarchy.Question("reporting", period, measure, currency, day);
    }

    public long days() {
        return ChronoUnit.DAYS.between(period.first(), period.last()) + 1;
    }

    /** Days of the period that have begun. */
    public long daysGone() {
        return Math.clamp(ChronoUnit.DAYS.between(period.first(), day) + 1, 0, days());
    }

    /** Whether the period still runs, so that attainment has to be read against the days gone. */
    public boolean running() {
        return daysGone() > 0 && daysGone() < days();
    }

    public BigDecimal shareGone() {
        return BigDecimal.valueOf(daysGone()).divide(BigDecimal.valueOf(days()), 4, RoundingMode.HALF_UP);
    }
}
