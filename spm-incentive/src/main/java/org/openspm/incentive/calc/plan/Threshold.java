package org.openspm.incentive.calc.plan;

import org.openspm.incentive.calc.expression.Expression;

/** A cliff: below it nothing, from it on everything. Compared exactly: value ≥ quota × fraction, or value ≥ amount. */
public record Threshold(On on, Expression value) {

    /** What is compared. */
    public enum On {
        ATTAINMENT,
        /** The measure's value of the period, in its own unit. */
        MEASURE
    }
}
