package org.openspm.incentive.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;

/**
 * What one person would be paid if everything were calculated now: an estimate, since nothing of it was approved.
 *
 * @param token stays the same until something is calculated again for this person
 * @param asOf the moment up to which every committed change is in it
 * @param periods of the fiscal year, the newest first
 */
public record LiveFigure(String token, Instant asOf, List<OfPeriod> periods) {
    public LiveFigure {
        periods = List.copyOf(periods);
    }

    public Optional<OfPeriod> period(UUID id) {
        return periods.stream().filter(period -> period.id().equals(id)).findFirst();
    }

    /**
     * One period.
     *
     * @param totals what is payable by currency
     */
    public record OfPeriod(
            UUID id,
            String code,
            LocalDate first,
            LocalDate last,
            List<Money> totals,
            List<Earned> earnings,
            List<Reached> measures) {
        public OfPeriod {
            totals = List.copyOf(totals);
            earnings = List.copyOf(earnings);
            measures = List.copyOf(measures);
        }
    }

    /** What a component earned, or a pay rule posted. */
    public record Earned(String plan, String component, Money amount) {}

    /**
     * What was reached on a measure.
     *
     * @param currency null when it counts units
     */
    public record Reached(
            String plan,
            String measure,
            BigDecimal value,
            @Nullable BigDecimal quota,
            @Nullable BigDecimal attainment,
            @Nullable String currency) {}
}
