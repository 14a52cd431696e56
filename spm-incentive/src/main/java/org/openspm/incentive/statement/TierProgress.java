package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.Tiers;

/**
 * Where a payee stands in the attainment tiers of a component.
 *
 * @param borders at which a band with a stated value begins, ascending
 * @param missing of the measure until the next band begins; null in the last one
 * @param next the band that comes then
 */
public record TierProgress(
        String component,
        List<Border> borders,
        @Nullable BigDecimal missing,
        @Nullable Border next) {
    public TierProgress {
        borders = List.copyOf(borders);
    }

    /** The attainment at which a band begins and the factor or rate in it. */
    public record Border(BigDecimal attainment, BigDecimal value, Band.Kind kind) {}

    /**
     * Progress in every component of the plan that has attainment tiers on this measure.
     *
     * @param values of the payee, by which borders and values of bands are worked out; those that need more are left out
     */
    static List<TierProgress> of(Plan plan, PayMeasure measure, Map<String, BigDecimal> values) {
        var known = new KnownFigures(plan, measure, values);
        return plan.components().stream()
                .filter(component -> component.measure().equals(measure.measure()))
                .filter(component ->
                        component.tiers() != null && component.tiers().axis() == Tiers.Axis.ATTAINMENT)
                .map(component -> of(component, measure, known))
                .toList();
    }

    private static TierProgress of(Component component, PayMeasure measure, KnownFigures known) {
        var tiers = Objects.requireNonNull(component.tiers());
        var borders = borders(tiers, known);
        var quota = measure.quota();
        if (quota == null || quota.signum() == 0) {
            return new TierProgress(component.name(), borders, null, null);
        }
        var next = borders.stream()
                .filter(border -> isAhead(border, tiers.bound(), measure.value(), quota))
                .findFirst()
                .orElse(null);
        return new TierProgress(
                component.name(),
                borders,
                next == null ? null : next.attainment().multiply(quota).subtract(measure.value()),
                next);
    }

    private static boolean isAhead(Border border, Tiers.Bound bound, BigDecimal value, BigDecimal quota) {
        int place = value.compareTo(border.attainment().multiply(quota));
        return bound == Tiers.Bound.LOWER_INCLUSIVE ? place < 0 : place <= 0;
    }

    /** Where bands begin whose border and value are known; what follows an unknown border is not. */
    private static List<Border> borders(Tiers tiers, KnownFigures known) {
        var borders = new ArrayList<Border>();
        Optional<BigDecimal> from = Optional.empty();
        for (var band : tiers.bands()) {
            var begins = from;
            known.worth(band.value())
                    .filter(_ -> begins.isPresent() && begins.get().signum() > 0)
                    .ifPresent(value -> borders.add(new Border(begins.orElseThrow(), value, band.kind())));
            var ends = band.until() == null ? Optional.ofNullable(band.to()) : known.worth(band.until());
            from = ends.map(end -> begins.isPresent() ? end.max(begins.get()) : end);
        }
        return borders;
    }
}
