package org.openspm.incentive.calc.plan;

/** The kind of period of the company's calendar that a plan measures and pays in, the shortest first. */
public enum PayPeriod {
    HALF_MONTH,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
