package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** Everything one calculation reads, unchanging: its result is a function of this, the plans and the scope alone. */
public record Snapshot(
        Roster roster,
        Calendar calendar,
        Transactions transactions,
        Splits splits,
        Accounts accounts,
        Table products,
        Territories territories,
        Quotas quotas,
        PayeeValues values,
        PlanAssignments assignments,
        Timeline payeeCurrencies,
        List<Currency> currencies,
        ExchangeRates rates) {

    public static SnapshotBuilder builder() {
        return new SnapshotBuilder();
    }

    /** The currency a person is paid in on a day, or null when none is known. */
    public @Nullable Currency payeeCurrency(int person, LocalDate day) {
        int currency = payeeCurrencies.at(person, Days.of(day));
        return currency == Timeline.NONE ? null : currencies.get(currency);
    }
}
