package org.openspm.incentive.calc.expression;

/** A function with the name people know from spreadsheets; {@code IF}, {@code IN} and {@code LOOKUP} are nodes of their own. */
public enum Function {
    MIN(1, 32),
    MAX(1, 32),
    SUM(1, 32),
    /** The plain mean. */
    AVERAGE(1, 32),
    ABS(1, 1),
    /** {@code POWER(x, 2)}; the exponent is a whole number from 0 to 12. */
    POWER(2, 2),
    /** {@code ROUND(x, decimals)}, half away from zero as spreadsheets do. */
    ROUND(1, 2),
    /** Away from zero. */
    ROUNDUP(1, 2),
    /** Towards zero. */
    ROUNDDOWN(1, 2),
    /** {@code MOD(a, b)}: what is left of a when b is taken as often as it goes, with the sign of b as in spreadsheets. */
    MOD(2, 2),
    /** {@code ADDMONTHS(date, 12)}: the same day so many months later, or the last one of that month. */
    ADDMONTHS(2, 2),
    YEAR(1, 1),
    MONTH(1, 1),
    DAY(1, 1),
    /** {@code DAYS(end, start)}: days from start to end, the end not counted. */
    DAYS(2, 2),
    /** {@code CALENDARDAYS(first, last)}: both ends counted; 0 when a date is blank. */
    CALENDARDAYS(2, 2),
    /** {@code WEEKDAYS(first, last)}: Mondays to Fridays, both ends counted. */
    WEEKDAYS(2, 2),
    /** {@code DAYS360(first, last)}: months of 30 days, both ends counted. */
    DAYS360(2, 2),
    /** {@code MONTHS(first, last)}: calendar months touched, so that the first month is 1. */
    MONTHS(2, 2),
    /** {@code WHOLEMONTHS(first, last)}: calendar months that lie in it as a whole. */
    WHOLEMONTHS(2, 2),
    /** {@code BLENDED(payee.target, first, last)}: a payee value weighted by the days it holds, both ends counted. */
    BLENDED(3, 3),
    /** {@code ABSENTDAYS(first, last, "PARENTAL")}: days on which the payee is away, for one of these reasons or for any. */
    ABSENTDAYS(2, 32),
    /** {@code ABSENTWEEKDAYS(first, last)}: Mondays to Fridays of those. */
    ABSENTWEEKDAYS(2, 32),
    /** {@code EARNEDBEFORE("New bookings", 3, day)}: the mean of what it earned in the 3 periods before the one with that day. */
    EARNEDBEFORE(2, 3),
    /** {@code EARNED("New bookings", "year")}: what another component earned, in the period or in a longer window so far. */
    EARNED(1, 2),
    /** {@code PRIOR(measure.sales, 4)}: what it was so many periods of the plan before; 0 before the beginning. */
    PRIOR(2, 2),
    /** {@code TRAILING(measure.sales, 12)}: the sum of the last so many periods of the plan, this one included. */
    TRAILING(2, 2),
    /** {@code TEAM(measure.sales, "manager along reporting")}: of all of the plan, of the same title or manager together. */
    TEAM(1, 2),
    /** {@code MANAGER(attainment.region, "reporting")}: of whoever is directly above in a hierarchy. */
    MANAGER(2, 2),
    /** The day that a text holds, written year-month-day. */
    DATE(1, 1),
    /** True when the text, number or date is not there. */
    ISBLANK(1, 1),
    /** {@code STARTSWITH(text, beginning)}, upper and lower case count. */
    STARTSWITH(2, 2),
    /** The number that a text holds. */
    NUMBER(1, 1);

    private final int argumentsMin;
    private final int argumentsMax;

    /** Whether it asks for what another component earned. */
    public boolean asksForEarnings() {
        return this == EARNED || this == EARNEDBEFORE;
    }

    /** Whether it asks when the payee is away. */
    public boolean asksForAbsences() {
        return this == ABSENTDAYS || this == ABSENTWEEKDAYS;
    }

    Function(int argumentsMin, int argumentsMax) {
        this.argumentsMin = argumentsMin;
        this.argumentsMax = argumentsMax;
    }

    public int argumentsMin() {
        return argumentsMin;
    }

    public int argumentsMax() {
        return argumentsMax;
    }
}
