package org.openspm.incentive.calc.expression;

/** A function with the name people know from spreadsheets; {@code IF}, {@code IN} and {@code LOOKUP} are nodes of their own. */
public enum Function {
    MIN(1, 32),
    MAX(1, 32),
    SUM(1, 32),
    ABS(1, 1),
    /** {@code ROUND(x, decimals)}, half away from zero as spreadsheets do. */
    ROUND(1, 2),
    /** Away from zero. */
    ROUNDUP(1, 2),
    /** Towards zero. */
    ROUNDDOWN(1, 2),
    YEAR(1, 1),
    MONTH(1, 1),
    DAY(1, 1),
    /** {@code DAYS(end, start)}: days from start to end, the end not counted. */
    DAYS(2, 2),
    /** True when the text, number or date is not there. */
    ISBLANK(1, 1),
    /** {@code STARTSWITH(text, beginning)}, upper and lower case count. */
    STARTSWITH(2, 2),
    /** The number that a text holds. */
    NUMBER(1, 1);

    private final int argumentsMin;
    private final int argumentsMax;

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
