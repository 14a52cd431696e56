package org.openspm.web.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.openspm.incentive.form.PlanChange;

/**
 * A part of a plan with what changed in it between two versions.
 *
 * @param section empty for the plan itself
 * @param part empty for the plan itself, and for the order of a section
 */
record ChangedPart(String section, String part, List<PlanChange> changes) {

    private record Place(String section, String part) {}

    /** In the order in which the changes come. */
    static List<ChangedPart> of(List<PlanChange> changes) {
        var parts = new LinkedHashMap<Place, List<PlanChange>>();
        changes.forEach(
                change -> parts.computeIfAbsent(new Place(change.section(), change.part()), _ -> new ArrayList<>())
                        .add(change));
        return parts.entrySet().stream()
                .map(part ->
                        new ChangedPart(part.getKey().section(), part.getKey().part(), List.copyOf(part.getValue())))
                .toList();
    }
}
