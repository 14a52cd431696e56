package org.openspm.incentive.calc.plan;

import java.util.List;
import org.openspm.incentive.calc.expression.Expression;

/** What a component takes its rate of. */
public sealed interface Base {

    /** The measure itself: 4 % of bookings of 100,000 is 4,000. */
    record MeasureValue() implements Base {}

    /**
     * A target incentive: amount × weight × attainment, the attainment slice by slice when tiers multiply it. 12,000 at
     * 110 % with ×1.4 beyond 100 % is 12,000 × (1 + 0.1 × 1.4) = 13,680.
     */
    record Target(Expression amount, Expression weight) implements Base {}

    /** A fixed amount in each period in which threshold and gate are passed. */
    record Fixed(Expression amount) implements Base {}

    /** An amount paid once in the window over which the measure accumulates, in the period that first reaches the threshold. */
    record Bonus(Expression amount) implements Base {}

    /** What the people below earned in these components of the same plan, along a dated hierarchy. */
    record DownlineEarnings(List<String> components, String hierarchy) implements Base {
        public DownlineEarnings {
            components = List.copyOf(components);
        }
    }

    /**
     * The level difference: the writer of a credit gets the whole rate, each one above gets the own rate less that of
     * the one immediately below. With 80 %, 95 %, 105 % of 10,000: 8,000, 1,500, 1,000.
     */
    record Spread(String hierarchy) implements Base {}
}
