package org.openspm.incentive.plan;

import java.util.Comparator;
import java.util.List;
import org.openspm.domain.incentive.CompensationPlan;

/** A plan with its versions, the newest first. */
public record PlanDetail(String code, String title, List<PlanVersionSummary> versions) {

    static PlanDetail of(CompensationPlan plan) {
        var newestFirst = plan.versions().stream()
                .map(PlanVersionSummary::of)
                .sorted(Comparator.comparingInt(PlanVersionSummary::number).reversed())
                .toList();
        return new PlanDetail(plan.code(), plan.title(), newestFirst);
    }

    public PlanVersionSummary latest() {
        return versions.getFirst();
    }
}
