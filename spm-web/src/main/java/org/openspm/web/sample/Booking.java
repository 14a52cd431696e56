package org.openspm.web.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An order, or a return of one; amounts in hundredths of the currency. */
record Booking(
        String code,
        @Nullable String returned,
        LocalDate day,
        long cents,
        String currency,
        int quantity,
        long costCents,
        String product,
        @Nullable Account account,
        String country,
        @Nullable String territory,
        @Nullable String seller,
        @Nullable String overlay,
        String channel) {

    /** A named seller's part of an order, in percent. */
    record Share(String booking, String person, int percent) {}

    Booking returning(String returnCode, LocalDate onDay, int percent) {
        return new Booking(
                returnCode,
                code,
                onDay,
                -cents * percent / 100,
                currency,
                -Math.max(1, quantity * percent / 100),
                -costCents * percent / 100,
                product,
                account,
                country,
                territory,
                seller,
                overlay,
                channel);
    }
}
