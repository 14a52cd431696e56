package org.openspm.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Rounding;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns amounts into one currency to add them up: by the last monthly rate on or before a day, else the daily one. */
final class Conversions {
    private final String target;
    private final LocalDate day;
    private final Map<String, BigDecimal> rates = new HashMap<>();

    private Conversions(String target, LocalDate day) {
        this.target = target;
        this.day = day;
        rates.put(target, BigDecimal.ONE);
    }

    static Conversions to(String target, LocalDate day, JdbcClient database) {
        var conversions = new Conversions(Currency.of(target).code(), day);
        database.sql("""
                        select distinct on (from_currency) from_currency, rate from exchange_rate
                        where to_currency = :target and rate_date <= :day
                        order by from_currency,
                                 case rate_type when 'monthly' then 1 when 'end-of-day' then 2 else 3 end, rate_date desc""").param("target", target).param("day", day).query(row -> {
            conversions.rates.put(row.getString("from_currency"), row.getBigDecimal("rate"));
        });
        return conversions;
    }

    /** Rounded to the smallest unit, so that a total is the sum of what is shown; units that are no money stay. */
    BigDecimal convert(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            return amount;
        }
        var rate = Optional.ofNullable(rates.get(currency))
                .orElseThrow(() -> new RuleViolation("There is no exchange rate from " + currency + " to " + target
                        + " on or before " + day + "; import one or show another currency."));
        return new Rounding(RoundingMode.HALF_UP, Currency.of(target).minorUnits()).apply(amount.multiply(rate));
    }
}
