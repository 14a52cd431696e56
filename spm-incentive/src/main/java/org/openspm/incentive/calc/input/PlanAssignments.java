package org.openspm.incentive.calc.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openspm.domain.shared.DateRange;

/** Which people, seats or titles a plan applies to, and from when to when. */
public final class PlanAssignments {
    private final Map<String, Map<Owner, List<DateRange>>> byPlan = new HashMap<>();

    PlanAssignments() {}

    void add(String plan, Owner owner, DateRange valid) {
        byPlan.computeIfAbsent(plan, _ -> new TreeMap<>())
                .computeIfAbsent(owner, _ -> new ArrayList<>())
                .add(valid);
    }

    public Set<String> plans() {
        return Set.copyOf(byPlan.keySet());
    }

    /** Owners of a plan with the ranges it applies to them, persons first. */
    public Map<Owner, List<DateRange>> of(String plan) {
        return byPlan.getOrDefault(plan, Map.of());
    }
}
