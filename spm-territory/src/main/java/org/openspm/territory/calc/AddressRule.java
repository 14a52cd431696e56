package org.openspm.territory.calc;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One rule of engagement: addresses in this country, state and postal range belong to the territory; what is null does
 * not matter. A postal bound is compared as far as it is written: {@code 1000} to {@code 1099} holds {@code 1099 XZ}.
 */
public record AddressRule(
        int territory,
        int priority,
        @Nullable String country,
        @Nullable String state,
        @Nullable String postalFrom,
        @Nullable String postalTo) {

    /** The lower priority number first; then the rule that says more; what is left is ordered by what it says. */
    static final Comparator<AddressRule> FIRST_TO_LAST = Comparator.comparingInt(AddressRule::priority)
            .thenComparing(Comparator.comparingInt(AddressRule::precision).reversed())
            .thenComparing(AddressRule::country, nullsLast())
            .thenComparing(AddressRule::state, nullsLast())
            .thenComparing(AddressRule::postalFrom, nullsLast())
            .thenComparing(AddressRule::postalTo, nullsLast())
            .thenComparingInt(AddressRule::territory);

    public AddressRule {
        country = Address.plain(country);
        state = Address.plain(state);
        postalFrom = Address.plain(postalFrom);
        postalTo = Address.plain(postalTo);
    }

    /** Whether the rule holds the address, or the first thing in it that does not fit. */
    Verdict judge(Address address) {
        if (country != null && !country.equals(address.country())) {
            return Verdict.OTHER_COUNTRY;
        }
        if (state != null && !state.equals(address.state())) {
            return Verdict.OTHER_STATE;
        }
        if (postalFrom == null && postalTo == null) {
            return Verdict.HOLDS;
        }
        return judgePostalCode(address.postalCode());
    }

    private Verdict judgePostalCode(@Nullable String code) {
        if (code == null) {
            return Verdict.NO_POSTAL_CODE;
        }
        var tooLow = postalFrom != null && asFarAs(postalFrom, code).compareTo(postalFrom) < 0;
        var tooHigh = postalTo != null && asFarAs(postalTo, code).compareTo(postalTo) > 0;
        return tooLow || tooHigh ? Verdict.OTHER_POSTAL_CODE : Verdict.HOLDS;
    }

    private static String asFarAs(String bound, String code) {
        return code.substring(0, Math.min(bound.length(), code.length()));
    }

    private int precision() {
        return (postalFrom == null && postalTo == null ? 0 : 4) + (state == null ? 0 : 2) + (country == null ? 0 : 1);
    }

    private static Comparator<@Nullable String> nullsLast() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }

    /** What became of an address at a rule. */
    public enum Verdict {
        HOLDS,
        OTHER_COUNTRY,
        OTHER_STATE,
        OTHER_POSTAL_CODE,
        NO_POSTAL_CODE
    }
}
