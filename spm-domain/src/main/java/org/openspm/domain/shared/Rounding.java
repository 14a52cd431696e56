package org.openspm.domain.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A named way of rounding: a mode and the number of decimals kept, {@code half-up to 2} rounds 0.125 to 0.13. */
public record Rounding(RoundingMode mode, int scale) {
    public static final Rounding HALF_UP_TO_CENTS = new Rounding(RoundingMode.HALF_UP, 2);

    public Rounding {
        if (mode == RoundingMode.UNNECESSARY || scale < -9 || scale > 12) {
            throw new RuleViolation(
                    "Rounding " + mode + " to " + scale + " decimals is not possible; use a scale from -9 to 12.");
        }
    }

    public BigDecimal apply(BigDecimal value) {
        return value.setScale(scale, mode);
    }
}
