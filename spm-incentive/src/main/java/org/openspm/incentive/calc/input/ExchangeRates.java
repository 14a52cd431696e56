package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** Dated exchange rates by type; one unit of {@code from} is {@code rate} units of {@code to}. */
public final class ExchangeRates {
    private final Map<Pair, TreeMap<Integer, BigDecimal>> rates = new HashMap<>();

    ExchangeRates() {}

    private record Pair(Currency from, Currency to, String type) {}

    /** A rate with the day it is of. */
    public record DatedRate(int day, BigDecimal rate) {}

    void add(Currency from, Currency to, String type, int day, BigDecimal rate) {
        rates.computeIfAbsent(new Pair(from, to, type), _ -> new TreeMap<>()).put(day, rate);
    }

    /** The rate of the last day on or before {@code day}, or null when there is none; 1 between equal currencies. */
    public @Nullable DatedRate onOrBefore(Currency from, Currency to, String type, int day) {
        if (from.equals(to)) {
            return new DatedRate(day, BigDecimal.ONE);
        }
        var dated = rates.get(new Pair(from, to, type));
        var entry = dated == null ? null : dated.floorEntry(day);
        return entry == null ? null : new DatedRate(entry.getKey(), entry.getValue());
    }
}
