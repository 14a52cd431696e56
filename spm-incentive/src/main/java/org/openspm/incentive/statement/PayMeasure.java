package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a payee reached on a measure in a period.
 *
 * @param quota null when there is none
 * @param attainment value ÷ quota, for display; null without a quota above zero
 * @param currency null when units are counted
 */
public record PayMeasure(
        UUID planVersionId,
        String planCode,
        String planTitle,
        String measure,
        BigDecimal value,
        @Nullable BigDecimal quota,
        @Nullable BigDecimal attainment,
        @Nullable String currency) {}
