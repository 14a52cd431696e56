package org.openspm.web.pay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;

/**
 * What a team would be paid for a period if it were calculated now, beside what the last calculation found.
 *
 * @param period its code
 * @param token of the figures shown; null when there are none
 * @param asOf up to which moment everything is in it; null when there is no figure
 * @param sums of everybody together, settled pay included, by currency
 * @param people by the person's id and currency, those whose pay is not settled
 * @param refusal why there is no figure; null when there is one
 */
record TeamEstimate(
        String period,
        @Nullable String token,
        @Nullable Instant asOf,
        List<Sum> sums,
        Map<UUID, List<Money>> people,
        @Nullable String refusal) {

    /** What the team would be paid in one currency, and the difference to what was calculated. */
    record Sum(Money total, Money difference) {}

    static TeamEstimate refused(String period, String why) {
        return new TeamEstimate(period, null, null, List.of(), Map.of(), why);
    }

    /** What a member would be paid now in the currency of a row; null where nothing is estimated. */
    public @Nullable Money of(UUID person, @Nullable String currency) {
        var totals = people.get(person);
        if (totals == null) {
            return null;
        }
        return totals.stream()
                .filter(money -> currency == null || money.currency().code().equals(currency))
                .findFirst()
                .orElse(currency == null ? null : Money.zero(Currency.of(currency)));
    }
}
