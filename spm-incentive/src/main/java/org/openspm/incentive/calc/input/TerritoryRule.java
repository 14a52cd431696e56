package org.openspm.incentive.calc.input;

import org.jspecify.annotations.Nullable;

/** Gives a place to a territory; null fields match every place, a smaller priority number is tried first. */
public record TerritoryRule(
        int territory,
        int priority,
        @Nullable String country,
        @Nullable String state,
        @Nullable String postalFrom,
        @Nullable String postalTo) {

    public boolean matches(@Nullable String inCountry, @Nullable String inState, @Nullable String postalCode) {
        return same(country, inCountry)
                && same(state, inState)
                && (postalFrom == null || (postalCode != null && postalFrom.compareTo(postalCode) <= 0))
                && (postalTo == null || (postalCode != null && postalCode.compareTo(postalTo) <= 0));
    }

    /** How many fields it names; with equal priority the rule that names more wins. */
    int precision() {
        return (country == null ? 0 : 1)
                + (state == null ? 0 : 1)
                + (postalFrom == null ? 0 : 1)
                + (postalTo == null ? 0 : 1);
    }

    private static boolean same(@Nullable String wanted, @Nullable String given) {
        return wanted == null || wanted.equals(given);
    }
}
