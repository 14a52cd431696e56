package org.openspm.domain.calendar;

/** How long a period is, the shortest first: half months make months, months quarters, quarters half years, and these years. */
public enum PeriodKind {
    /** From the first of a month, or the sixteenth, on; or a fortnight. */
    HALF_MONTH,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
