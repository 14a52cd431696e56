package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/**
 * One band of a rate table.
 *
 * @param from lower border; null for the first band, which has no lower border (negative values are in it too), and behind
 *     a band that ends where an expression says
 * @param to upper border; null for the last band, and where an expression says it
 * @param until the upper border as an expression, the same for a payee's whole period; null when it is a number or open
 * @param entry amount paid on entering the band (marginal) or for being in it (whole); null = none
 */
public record Band(
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable Expression until,
        Kind kind,
        Expression value,
        @Nullable Expression entry,
        Mark at) {

    /** What the value of a band is. */
    public enum Kind {
        /** Factor on the component's rate (or on the target's attainment). */
        MULTIPLIER,
        /** Rate in place of the component's. On a target base: the part of the target that is paid. */
        RATE,
        /** Money for each unit. */
        PER_UNIT,
        /** A fixed amount for being in the band, whatever the value; whole mode only. */
        AMOUNT
    }
}
