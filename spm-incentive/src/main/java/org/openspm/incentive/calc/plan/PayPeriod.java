package org.openspm.incentive.calc.plan;

/** The kind of period of the company's calendar that a plan measures and pays in. */
public enum PayPeriod {
    MONTH,
    QUARTER,
    YEAR
}
