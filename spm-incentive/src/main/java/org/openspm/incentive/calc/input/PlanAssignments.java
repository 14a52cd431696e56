package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** The same with an owner in a plan from a day on, for good. */
    public PlanAssignments joined(String plan, Owner owner, LocalDate day) {
        var changed = left(plan, owner, day);
        var ranges = changed.byPlan
                .computeIfAbsent(plan, _ -> new TreeMap<>())
                .computeIfAbsent(owner, _ -> new ArrayList<>());
        // Who is in the plan the day before simply stays.
        var stays = ranges.stream().filter(range -> day.equals(range.end())).findFirst();
        stays.ifPresent(ranges::remove);
        ranges.add(new DateRange(stays.map(DateRange::start).orElse(day), null));
        return changed;
    }

    /** The same with an owner out of a plan from a day on, for good. */
    public PlanAssignments left(String plan, Owner owner, LocalDate day) {
        var changed = new PlanAssignments();
        byPlan.forEach((code, owners) -> owners.forEach((each, ranges) -> ranges.stream()
                .flatMap(range -> code.equals(plan) && each.equals(owner)
                        ? new DateRange(null, day).intersection(range).stream()
                        : Stream.of(range))
                .forEach(range -> changed.add(code, each, range))));
        return changed;
    }

    /** Whether an owner is in a plan on some day from this one on. */
    public boolean isIn(String plan, Owner owner, LocalDate day) {
        return of(plan).getOrDefault(owner, List.of()).stream().anyMatch(DateRange.from(day)::overlaps);
    }

    public Set<String> plans() {
        return Set.copyOf(byPlan.keySet());
    }

    /** Owners of a plan with the ranges it applies to them, persons first. */
    public Map<Owner, List<DateRange>> of(String plan) {
        return byPlan.getOrDefault(plan, Map.of());
    }
}
