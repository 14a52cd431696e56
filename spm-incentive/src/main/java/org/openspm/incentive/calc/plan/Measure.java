package org.openspm.incentive.calc.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;

/**
 * What is added up per payee and period.
 *
 * @param credits names of the credit rules whose credits count
 * @param when which of these credits count; null = all
 * @param of what each credit adds (1 when they are counted)
 * @param unit money or number
 * @param rollUp the hierarchy along which credits of the people below count too; null = own credits only
 * @param initial value at the start of the window; null = 0
 */
public record Measure(
        String name,
        List<String> credits,
        @Nullable Expression when,
        Expression of,
        Unit unit,
        @Nullable RollUp rollUp,
        Accumulates accumulates,
        @Nullable QuotaUse quota,
        @Nullable Expression initial,
        Mark at) {

    public Measure {
        credits = List.copyOf(credits);
    }

    /** The window at whose start a measure begins again; within it the value is to date. */
    public enum Accumulates {
        /** The plan's own period. */
        PERIOD,
        QUARTER,
        YEAR
    }
}
