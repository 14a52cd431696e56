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
        Absences absences,
        PlanAssignments assignments,
        Timeline payeeCurrencies,
        List<Currency> currencies,
        ExchangeRates rates) {

    public static SnapshotBuilder builder() {
        return new SnapshotBuilder();
    }

    /**
     * The same without some transactions and with others behind them, see {@link Transactions#changed}.
     *
     * @param theirSplits agreed for the added ones, by their rows there
     */
    public Snapshot changed(int[] gone, Transactions added, Splits theirSplits) {
        return with(transactions.changed(gone, added), splits.changed(gone, theirSplits, transactions.rows()));
    }

    /** The same with quotas of another snapshot with the same people and periods. */
    public Snapshot withQuotas(Snapshot of) {
        return pay(of.quotas, values, absences, assignments, rates);
    }

    /** The same with values of payees of another snapshot with the same people. */
    public Snapshot withValues(Snapshot of) {
        return pay(quotas, of.values, absences, assignments, rates);
    }

    /** The same with absences of another snapshot with the same people. */
    public Snapshot withAbsences(Snapshot of) {
        return pay(quotas, values, of.absences, assignments, rates);
    }

    /** The same with plan assignments of another snapshot with the same people. */
    public Snapshot withAssignments(Snapshot of) {
        return pay(quotas, values, absences, of.assignments, rates);
    }

    /** The same with exchange rates of another snapshot. */
    public Snapshot withRates(Snapshot of) {
        return pay(quotas, values, absences, assignments, of.rates);
    }

    private Snapshot pay(
            Quotas otherQuotas,
            PayeeValues otherValues,
            Absences otherAbsences,
            PlanAssignments others,
            ExchangeRates otherRates) {
        return new Snapshot(
                roster,
                calendar,
                transactions,
                splits,
                accounts,
                products,
                territories,
                otherQuotas,
                otherValues,
                otherAbsences,
                others,
                payeeCurrencies,
                currencies,
                otherRates);
    }

    /** The same with other transactions and the splits agreed for them. */
    public Snapshot with(Transactions others, Splits theirSplits) {
        return new Snapshot(
                roster,
                calendar,
                others,
                theirSplits,
                accounts,
                products,
                territories,
                quotas,
                values,
                absences,
                assignments,
                payeeCurrencies,
                currencies,
                rates);
    }

    /** The currency a person is paid in on a day, or null when none is known. */
    public @Nullable Currency payeeCurrency(int person, LocalDate day) {
        int currency = payeeCurrencies.at(person, Days.of(day));
        return currency == Timeline.NONE ? null : currencies.get(currency);
    }

    /** The same with other people in seats and plans, other targets, values of payees and territories. */
    public Snapshot with(
            Roster otherRoster,
            PlanAssignments others,
            Quotas otherQuotas,
            PayeeValues otherValues,
            Territories otherTerritories) {
        return new Snapshot(
                otherRoster,
                calendar,
                transactions,
                splits,
                accounts,
                products,
                otherTerritories,
                otherQuotas,
                otherValues,
                absences,
                others,
                payeeCurrencies,
                currencies,
                rates);
    }
}
