package org.openspm.domain.shared;

import java.util.regex.Pattern;

/** A currency by its ISO 4217 code, with the number of decimals its amounts are paid in. */
public record Currency(String code) implements Comparable<Currency> {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final int USUAL_MINOR_UNITS = 2;

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new RuleViolation(
                    "Currency “" + code + "” is not an ISO 4217 code; write three capital letters such as EUR.");
        }
    }

    public static Currency of(String code) {
        return new Currency(code);
    }

    /** Decimals of a payable amount: 2 for EUR, 0 for JPY, 3 for KWD; codes Java does not know have 2. */
    public int minorUnits() {
        try {
            return Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return USUAL_MINOR_UNITS;
        }
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
