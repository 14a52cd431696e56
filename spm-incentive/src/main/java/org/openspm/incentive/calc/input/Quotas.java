package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** Targets by measure, period and person or seat. */
public final class Quotas {
    private final Map<String, Map<Long, Quota>> byMeasure = new HashMap<>();

    Quotas() {}

    /** A target; the currency is null when it counts units. */
    public record Quota(BigDecimal amount, @Nullable Currency currency) {}

    void add(String measure, int node, int period, Quota quota) {
        var replaced = byMeasure.computeIfAbsent(measure, _ -> new HashMap<>()).put(key(node, period), quota);
        if (replaced != null) {
            throw new IllegalArgumentException("Quota of " + measure + " is given twice for one node and period");
        }
    }

    /** The quota of exactly this person or seat, or null. */
    public @Nullable Quota at(String measure, int node, int period) {
        var quotas = byMeasure.get(measure);
        return quotas == null ? null : quotas.get(key(node, period));
    }

    public boolean has(String measure) {
        return byMeasure.containsKey(measure);
    }

    private static long key(int node, int period) {
        return ((long) node << 32) | period;
    }
}
