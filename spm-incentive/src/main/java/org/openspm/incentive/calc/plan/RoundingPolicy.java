package org.openspm.incentive.calc.plan;

import org.openspm.domain.shared.Rounding;

/** How and at which step an earning is rounded; totals are sums of what was rounded and are never rounded again. */
public record RoundingPolicy(Rounding rounding, Step per) {

    /** What is rounded once. */
    public enum Step {
        /** The smallest thing a statement shows: each credit and, within it or within the period, each tier slice. */
        LINE,
        /** The sum of each tier of a component in a period; without tiers the component. */
        TIER,
        /** The component of a payee in a period. */
        COMPONENT
    }
}
