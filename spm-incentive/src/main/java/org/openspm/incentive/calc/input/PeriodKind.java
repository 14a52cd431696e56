package org.openspm.incentive.calc.input;

/** How long a period of the company calendar is called to be, the shortest first. */
public enum PeriodKind {
    HALF_MONTH,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
