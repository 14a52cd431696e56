package org.openspm.web.quotas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.quota.MeasuredValues;
import org.openspm.quota.QuotaListing;
import org.openspm.web.people.Seen;
import org.springframework.stereotype.Component;

/** Finds what the quota pages show when the address leaves it open: the running period and new bookings, in euros. */
@Component
class QuotaChoices {
    private static final String MEASURE = "new_bookings";
    private static final String CURRENCY = "EUR";

    private final QuotaListing quotas;
    private final MeasuredValues values;
    private final Seen seen;

    QuotaChoices(QuotaListing quotas, MeasuredValues values, Seen seen) {
        this.quotas = quotas;
        this.values = values;
        this.seen = seen;
    }

    /** Empty as long as no quota is set for any period. */
    Optional<QuotaChoice> of(@Nullable String period, @Nullable String measure, @Nullable String currency) {
        var day = seen.day(null);
        return quotas.period(period, day).map(chosen -> {
            var measures = quotas.measures();
            var currencies = quotas.currencies();
            return new QuotaChoice(
                    quotas.periods(),
                    measures,
                    currencies,
                    chosen,
                    one("measure", measure, measures, MEASURE),
                    one("currency", currency, currencies, CURRENCY),
                    values.source(chosen.id()).orElse(null),
                    day);
        });
    }

    private static String one(String name, @Nullable String wanted, List<String> known, String usual) {
        if (wanted == null || wanted.isBlank()) {
            return known.isEmpty() || known.contains(usual) ? usual : known.getFirst();
        }
        if (!known.contains(wanted)) {
            throw new RuleViolation(
                    name + " is “" + wanted + "”; quotas are set for " + String.join(", ", known) + ".");
        }
        return wanted;
    }
}
