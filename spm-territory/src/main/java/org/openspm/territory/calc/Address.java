package org.openspm.territory.calc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a customer sits, as far as it is known: country, state and postal code, compared without spaces and case. */
public record Address(
        @Nullable String country,
        @Nullable String state,
        @Nullable String postalCode) {

    public Address {
        country = plain(country);
        state = plain(state);
        postalCode = plain(postalCode);
    }

    static @Nullable String plain(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain;
    }
}
