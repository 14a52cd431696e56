package org.openspm.incentive.calc.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;

/**
 * What is added up per payee and period.
 *
 * @param credits names of the credit rules whose credits count; none for a measure that is calculated of others
 * @param when which of these credits count; null = all
 * @param of what each credit adds (1 when they are counted); for a calculated one its value
 * @param unit money or number
 * @param rollUp the hierarchy along which credits of the people below count too; null = own credits only
 * @param group credits added up by a field, and what of each sum counts; null = all credits together
 * @param score: attainments (or values) of other measures, weighted; null = none
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
        @Nullable Group group,
        @Nullable Score score,
        Mark at) {

    public Measure {
        credits = List.copyOf(credits);
    }

    /** Whether it is calculated of other measures and values, not of credits. */
    public boolean isCalculated() {
        return credits.isEmpty();
    }

    /**
     * Credits added up by a field before a function is applied: by product, {@code MAX(0, value)} leaves losses out.
     *
     * @param by text by which credits belong together
     * @param each what of a group's sum counts
     */
    public record Group(Expression by, Expression each) {}

    /** A weighted score: Σ weight × part. */
    public record Score(Of of, Missing missing, List<Part> parts) {
        public Score {
            parts = List.copyOf(parts);
        }

        /** A measure and its weight. */
        public record Part(String measure, Expression weight) {}

        /** What of each measure is weighted. */
        public enum Of {
            ATTAINMENT,
            VALUE
        }

        /** What happens when a payee has no quota for a part. */
        public enum Missing {
            /** It counts as zero. */
            ZERO,
            /** The weights of the others are raised so that they add up to the same. */
            RENORMALIZE
        }
    }

    /** The window at whose start a measure begins again; within it the value is to date. */
    public enum Accumulates {
        /** The plan's own period. */
        PERIOD,
        QUARTER,
        HALF_YEAR,
        YEAR,
        /** From the first day on which the plan version is in force. */
        PLAN
    }
}
