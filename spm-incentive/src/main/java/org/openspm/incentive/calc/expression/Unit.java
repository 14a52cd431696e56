package org.openspm.incentive.calc.expression;

import java.util.Locale;

/** What a value is: the unit decides which operations make sense. */
public enum Unit {
    MONEY,
    NUMBER,
    /** A share as a fraction: {@code 60 %} is 0.60. */
    PERCENT,
    /** A number whose unit the plan does not state: a value per payee, or an attribute of a transaction. */
    UNSTATED,
    TEXT,
    DATE,
    BOOLEAN;

    public boolean isNumeric() {
        return this == MONEY || this == NUMBER || this == PERCENT || this == UNSTATED;
    }

    /** A numeric value without a currency: it may be a factor. */
    public boolean isFactor() {
        return this == NUMBER || this == PERCENT || this == UNSTATED;
    }

    /** The unit as a sentence needs it: {@code money}, {@code yes or no}. */
    public String word() {
        return switch (this) {
            case BOOLEAN -> "yes or no";
            case UNSTATED -> "number";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
