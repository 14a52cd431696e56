package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Expression;

/**
 * The quota a measure is compared with: given → spread over the periods → times → prorated → rounded.
 *
 * @param measure name under which quotas are kept
 * @param leave days away that do not count in the proration; null = all count
 * @param spread how a quota kept for a longer period comes into each period; null = quotas are kept per period
 * @param times factor of the quota of each period, such as a ramp or what a leave leaves; null = 1
 * @param rounded of each period's quota; null = exact
 * @param attainment rounding of value ÷ quota before it is used, as a fraction; null = exact
 */
public record QuotaUse(
        String measure,
        Proration prorate,
        @Nullable Leave leave,
        Span span,
        @Nullable Spread spread,
        @Nullable Expression times,
        @Nullable Rounding rounded,
        @Nullable Rounding attainment) {

    public QuotaUse(String measure, Proration prorate, Span span) {
        this(measure, prorate, null, span, null, null, null, null);
    }

    /** What is left of a quota whose holder was there for a part of the period; both ends are counted. */
    public enum Proration {
        /** All of it, for the one who is there on the period's last active day. */
        NONE,
        /** Calendar days held ÷ days of the period. */
        DAYS,
        /** Mondays to Fridays held ÷ those of the period. */
        WEEKDAYS,
        /** The same in months of 30 days. */
        DAYS_360,
        /** Calendar months held as a whole ÷ months of the period. */
        MONTHS
    }

    /** Which quotas are added when the measure accumulates over several periods. */
    public enum Span {
        /** From the start of the window up to this period. */
        TO_DATE,
        /** All periods of the window, later ones too. */
        WHOLE_WINDOW
    }

    /**
     * How a quota of a longer period is spread over the plan's periods in it.
     *
     * @param givenFor the kind of the longer period
     * @param weights one per period, for seasons; empty for the other ways
     */
    public record Spread(PayPeriod givenFor, By by, List<BigDecimal> weights) {
        public Spread {
            weights = List.copyOf(weights);
        }

        /** What a period's part goes by. */
        public enum By {
            EVENLY,
            DAYS,
            WEIGHTS
        }
    }
}
