package org.openspm.incentive.calc.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;

/**
 * What a measure earns. Evaluated in this order: base × rate → tiers or curve → threshold and gate → floors → caps →
 * modifier → share → currency → rounding → budget.
 *
 * @param measure the measure it is on
 * @param per each credit of the measure, or the measure's value of the period
 * @param rate percent of money, money per unit of a number; null = 1 (the tiers or the base say the amount)
 * @param threshold nothing is earned below it, everything from it on; null = none
 * @param gate must hold at the end of the period; null = always open
 * @param floors of several the highest counts
 * @param caps of several the lowest counts
 * @param curve reads the rate, the factor or the amount off a curve of the plan; null = none
 * @param beforeLimits which factors apply before floors and caps; none = all of them after, as usual
 * @param prorate what is left of target, amount, caps and floors of the period when the plan applies to a part of it
 * @param modifier factor after the caps, such as an individual one; null = 1
 * @param budget the most that all payees together are paid in a period or longer; null = no limit
 * @param payBy how this component comes into the payee's currency; null = as the plan says
 * @param share part of the amount that this payee is paid; null = all
 */
public record Component(
        String name,
        String measure,
        Per per,
        Base base,
        @Nullable Expression rate,
        @Nullable Tiers tiers,
        @Nullable Threshold threshold,
        @Nullable Expression gate,
        List<Limit> floors,
        List<Limit> caps,
        Set<Factor> beforeLimits,
        @Nullable CurveUse curve,
        Proportions prorate,
        @Nullable Expression modifier,
        @Nullable Expression share,
        @Nullable Budget budget,
        @Nullable Conversion payBy,
        RoundingPolicy rounding,
        Mark at) {

    private static final List<Scope> OF_CREDITS =
            List.of(Scope.TRANSACTION, Scope.ACCOUNT, Scope.PRODUCT, Scope.CREDIT);

    public Component {
        floors = List.copyOf(floors);
        caps = List.copyOf(caps);
        beforeLimits = Set.copyOf(beforeLimits);
    }

    /** Whether the share hangs on the credit, such as on its role, and so is taken of each credit. */
    public boolean sharesEachCredit() {
        return share != null
                && per == Per.CREDIT
                && OF_CREDITS.stream().anyMatch(scope -> References.uses(share, scope));
    }

    /**
     * A curve that pays, and what moves along it.
     *
     * @param choice other curves in its place, over the same axis with values of the same kind; null = always this one
     */
    public record CurveUse(Curve curve, @Nullable Choice choice, Tiers.Over over, Mark at) {

        /** All curves that may pay. */
        public List<Curve> all() {
            return choice == null
                    ? List.of(curve)
                    : Stream.concat(Stream.of(curve), choice.cases().stream().map(Choice.Case::curve))
                            .toList();
        }

        /** Curves by the value of something, such as the payee's title. */
        public record Choice(Expression subject, List<Case> cases) {
            public Choice {
                cases = List.copyOf(cases);
            }

            /** For this constant, that curve. */
            public record Case(Expression key, Curve curve) {}
        }
    }

    /**
     * How money of a whole period shrinks with the days on which the plan applies; {@code NONE} leaves it whole.
     *
     * @param leave days away that do not count; null = all count
     */
    public record Proportions(
            QuotaUse.Proration target,
            QuotaUse.Proration limits,
            @Nullable Leave leave) {
        public static final Proportions NONE = new Proportions(QuotaUse.Proration.NONE, QuotaUse.Proration.NONE, null);
    }

    /** What all payees together may earn in a period or a longer window, and who goes short. */
    public record Budget(Expression amount, Short whenShort, Measure.Accumulates per, Mark at) {

        /** Who goes short. */
        public enum Short {
            /** Everybody by the same fraction; parts add up to the budget. */
            PRO_RATA,
            /** Whoever sold last, by date and key of the transaction. */
            FIRST_COME
        }
    }

    /** A factor whose place relative to floors and caps a plan may state. */
    public enum Factor {
        MODIFIER,
        SHARE,
        EXCHANGE
    }

    /** What one line of the earning stands for. */
    public enum Per {
        CREDIT,
        PERIOD
    }
}
