package org.openspm.incentive.calc.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/**
 * What a measure earns. Evaluated in this order: base × rate → tiers → threshold and gate → floors → caps → share →
 * currency → rounding.
 *
 * @param measure the measure it is on
 * @param per each credit of the measure, or the measure's value of the period
 * @param rate percent of money, money per unit of a number; null = 1 (the tiers or the base say the amount)
 * @param threshold nothing is earned below it, everything from it on; null = none
 * @param gate must hold at the end of the period; null = always open
 * @param floors of several the highest counts
 * @param caps of several the lowest counts
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
        @Nullable Expression share,
        RoundingPolicy rounding,
        Mark at) {

    public Component {
        floors = List.copyOf(floors);
        caps = List.copyOf(caps);
    }

    /** What one line of the earning stands for. */
    public enum Per {
        CREDIT,
        PERIOD
    }
}
