package org.openspm.incentive.calc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * What one payee reached on one measure in one period.
 *
 * @param node the person, or the vacant seat, by {@link org.openspm.incentive.calc.input.Node}
 * @param version number of the plan version in the list given to the calculator
 * @param period number of the period in the snapshot's calendar
 * @param quota null when the measure has none or the payee was given none
 * @param attainment value ÷ quota to 12 decimals, half up, for display only; null without a quota above zero
 * @param currency null when the measure counts units
 */
public record Measurement(
        int node,
        int version,
        String measure,
        int period,
        BigDecimal value,
        @Nullable BigDecimal quota,
        @Nullable BigDecimal attainment,
        @Nullable Currency currency) {}
