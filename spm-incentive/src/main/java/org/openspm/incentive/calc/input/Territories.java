package org.openspm.incentive.calc.input;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Territories, the rules that give places to them, and their dated holders by role. */
public record Territories(List<String> codes, List<TerritoryRule> rules, Map<String, Timeline> holders) {
    public static final int NONE = -1;
    private static final Comparator<TerritoryRule> FIRST_TRIED = Comparator.comparingInt(TerritoryRule::priority)
            .thenComparing(Comparator.comparingInt(TerritoryRule::precision).reversed())
            .thenComparingInt(TerritoryRule::territory);

    public Territories {
        codes = List.copyOf(codes);
        rules = rules.stream().sorted(FIRST_TRIED).toList();
        holders = Map.copyOf(holders);
    }

    /** Number of the territory that the first matching rule gives a place to, or {@link #NONE}. */
    public int of(@Nullable String country, @Nullable String state, @Nullable String postalCode) {
        for (var rule : rules) {
            if (rule.matches(country, state, postalCode)) {
                return rule.territory();
            }
        }
        return NONE;
    }

    /** The same with one holder of a territory in a role from a day on, whoever held it then in that role. */
    public Territories heldFrom(int territory, String role, int node, int fromDay) {
        var before = holders.getOrDefault(role, Timeline.empty(codes.size()));
        var changed = new HashMap<>(holders);
        changed.put(role, before.changedFrom(territory, fromDay, node));
        return new Territories(codes, rules, changed);
    }
}
