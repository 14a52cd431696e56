package org.openspm.quota;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a payee, a person or a vacant seat, reached on a measure, and the quota it was measured against; the currency is
 * null when units are counted. The plan is the one that measures.
 */
public record MeasuredValue(
        @Nullable Integer personKey,
        @Nullable Integer positionKey,
        @Nullable String planCode,
        String measure,
        BigDecimal value,
        @Nullable BigDecimal quota,
        @Nullable String currency) {}
