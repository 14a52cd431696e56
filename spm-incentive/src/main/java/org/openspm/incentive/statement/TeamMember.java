package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's period at a glance.
 *
 * @param earned null when the person has no earning in the period
 * @param measure the measure with the largest quota, null without one
 */
public record TeamMember(
        UUID personId,
        String name,
        String jobTitle,
        @Nullable BigDecimal earned,
        @Nullable String currency,
        @Nullable String measure,
        @Nullable BigDecimal value,
        @Nullable BigDecimal quota,
        @Nullable BigDecimal attainment,
        @Nullable String measureCurrency,
        boolean published) {}
