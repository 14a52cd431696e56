package org.openspm.domain.calendar;

/** How long a period is: months make quarters, quarters make years. */
public enum PeriodKind {
    MONTH,
    QUARTER,
    YEAR
}
