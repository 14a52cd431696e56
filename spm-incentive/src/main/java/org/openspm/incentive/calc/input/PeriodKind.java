package org.openspm.incentive.calc.input;

/** How long a period of the company calendar is called to be. */
public enum PeriodKind {
    MONTH,
    QUARTER,
    YEAR
}
