package org.openspm.quota.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was reached of a quota: {@code value ÷ quota}. Borders are compared as amounts (quota × border), never by a
 * rounded percentage: 79.999999 of 100 does not reach 80 %.
 */
public record Attainment(BigDecimal value, @Nullable BigDecimal quota) implements Comparable<Attainment> {
    /** Decimals kept of a ratio that does not end. */
    public static final int SCALE = 12;

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The ratio to 12 decimals, half up; empty without a quota or with one of zero. */
    public Optional<BigDecimal> ratio() {
        return hasQuota() ? Optional.of(value.divide(given(), SCALE, RoundingMode.HALF_UP)) : Optional.empty();
    }

    /** For the eye: 367,080 of 420,000 is 87.4 with one decimal. */
    public Optional<BigDecimal> percent(int decimals) {
        return hasQuota()
                ? Optional.of(value.multiply(HUNDRED).divide(given(), decimals, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Whether the value is at least border × quota; nothing is reached without a quota. */
    public boolean reaches(BigDecimal border) {
        return hasQuota() && value.compareTo(given().multiply(border)) >= 0;
    }

    /** What is still missing until border × quota, never below zero. */
    public BigDecimal missingUntil(BigDecimal border) {
        return hasQuota() ? given().multiply(border).subtract(value).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    public boolean hasQuota() {
        return quota != null && quota.signum() > 0;
    }

    /** By the exact ratio (cross-multiplied); those without a quota come first. */
    @Override
    public int compareTo(Attainment other) {
        if (!hasQuota() || !other.hasQuota()) {
            return Boolean.compare(hasQuota(), other.hasQuota());
        }
        return value.multiply(other.given()).compareTo(other.value.multiply(given()));
    }

    private BigDecimal given() {
        if (quota == null) {
            throw new IllegalStateException("There is no quota to divide by");
        }
        return quota;
    }
}
