package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.input.ExchangeRates;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.TextColumn;
import org.openspm.incentive.calc.plan.Conversion;

/**
 * Brings amounts of transactions into one currency: {@code amount × rate}, rounded half up to four decimals once;
 * USD 100.00 at 0.8731 is EUR 87.3100. One thread's own, since it remembers rates.
 */
final class TransactionRates {
    private final ExchangeRates rates;
    private final @Nullable TextColumn currencies;
    private final @Nullable Conversion conversion;
    private final Slots slots;
    private final Map<Key, Optional<BigDecimal>> known = new ConcurrentHashMap<>();

    private record Key(int from, Currency to, int day) {}

    TransactionRates(Snapshot snapshot, @Nullable Conversion conversion, Slots slots) {
        this.rates = snapshot.rates();
        this.currencies = snapshot.transactions().fields().texts(Fields.CURRENCY);
        this.conversion = conversion;
        this.slots = slots;
    }

    /** Whether every transaction is in this currency already, so that there is nothing to do. */
    boolean allIn(Currency currency) {
        return currencies == null || currencies.dictionary().equals(java.util.List.of(currency.code()));
    }

    /** Lanes that sums are kept apart by until the payee's currency is known: one per currency of transactions. */
    int lanes() {
        return currencies == null ? 1 : currencies.dictionary().size() + 1;
    }

    int lane(int row) {
        return currencies == null ? 0 : currencies.codes().get(row) + 1;
    }

    /** Currency of a lane; null for transactions that name none. */
    @Nullable
    Currency currency(int lane) {
        return currencies == null || lane == 0
                ? null
                : Currency.of(currencies.dictionary().get(lane - 1));
    }

    /** The rate for amounts of a lane on the day that the plan names, or null when there is none. */
    @Nullable
    BigDecimal rate(int lane, Currency to, int creditDay, int slot) {
        var from = currency(lane);
        if (from == null || from.equals(to)) {
            return BigDecimal.ONE;
        }
        return conversion == null ? null : dated(from, lane, to, day(conversion, creditDay, slot), conversion);
    }

    /** An amount with four decimals in the other currency, with four decimals. */
    static BigDecimal converted(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(NumberColumn.SCALE, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal dated(Currency from, int lane, Currency to, int day, Conversion by) {
        return known.computeIfAbsent(new Key(lane, to, day), _ -> {
                    var dated = rates.onOrBefore(from, to, by.rateType(), day);
                    return Optional.ofNullable(dated).map(ExchangeRates.DatedRate::rate);
                })
                .orElse(null);
    }

    private int day(Conversion by, int creditDay, int slot) {
        return switch (by.day()) {
            case CREDIT_DATE -> creditDay;
            case PERIOD_START -> slots.period(slot).startDay();
            case PERIOD_END -> slots.period(slot).endDay() - 1;
        };
    }
}
