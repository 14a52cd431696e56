package org.openspm.domain.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line as a sales system sends it: an order in euros unless it says otherwise. The same code again is its next revision. */
public record Sale(
        String code,
        LocalDate day,
        BigDecimal amount,
        String kind,
        String currency,
        @Nullable String seller,
        @Nullable String account,
        @Nullable String territory,
        @Nullable String reference) {

    public static Sale of(String code, LocalDate day, BigDecimal amount) {
        return new Sale(code, day, amount, "order", "EUR", null, null, null, null);
    }

    public static Sale of(String code, String day, String amount) {
        return of(code, LocalDate.parse(day), new BigDecimal(amount));
    }

    public Sale by(@Nullable String person) {
        return new Sale(code, day, amount, kind, currency, person, account, territory, reference);
    }

    public Sale to(String customer) {
        return new Sale(code, day, amount, kind, currency, seller, customer, territory, reference);
    }

    public Sale in(String area) {
        return new Sale(code, day, amount, kind, currency, seller, account, area, reference);
    }

    public Sale paidIn(String money) {
        return new Sale(code, day, amount, kind, money, seller, account, territory, reference);
    }

    /** A payment, invoice or return that belongs to another line. */
    public Sale as(String event, @Nullable String deal) {
        return new Sale(code, day, amount, event, currency, seller, account, territory, deal);
    }
}
