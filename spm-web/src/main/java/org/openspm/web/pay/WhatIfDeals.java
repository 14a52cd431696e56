package org.openspm.web.pay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.run.WhatIf;
import org.openspm.incentive.statement.PayMeasure;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayPeriod;
import org.springframework.stereotype.Component;

/** Makes a deal that there is not out of what somebody typed; what is left open is what a deal of today would have. */
@Component
class WhatIfDeals {
    private final PayOverview overview;
    private final Clock clock;

    WhatIfDeals(PayOverview overview, Clock clock) {
        this.overview = overview;
        this.clock = clock;
    }

    /** What was typed; everything but the amount may be missing. */
    record Asked(
            String amount,
            @Nullable String currency,
            @Nullable LocalDate date,
            @Nullable String account,
            @Nullable String product) {}

    WhatIf.Deal deal(Asked asked, Payee payee, PayPeriod period) {
        return new WhatIf.Deal(
                amount(asked.amount()),
                asked.currency() == null || asked.currency().isBlank()
                        ? currency(payee, period)
                        : Currency.of(asked.currency().strip()),
                asked.date() == null ? day(period) : asked.date(),
                given(asked.account()),
                given(asked.product()));
    }

    /** Today, or the day of the period that is nearest to it. */
    LocalDate day(PayPeriod period) {
        var today = LocalDate.now(clock);
        if (today.isBefore(period.first())) {
            return period.first();
        }
        return today.isAfter(period.last()) ? period.last() : today;
    }

    /** The currency in which the payee is measured. */
    Currency currency(Payee payee, PayPeriod period) {
        return overview.measures(payee.key(), period).stream()
                .map(PayMeasure::currency)
                .filter(currency -> currency != null)
                .findFirst()
                .map(Currency::of)
                .orElseThrow(
                        () -> new RuleViolation("currency is missing; name the currency of the deal, such as EUR."));
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException noNumber) {
            throw new RuleViolation(
                    "amount is “" + text + "”; give a number with a point before its decimals, such as 12500.00.");
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
