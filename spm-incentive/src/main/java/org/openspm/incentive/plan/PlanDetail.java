package org.openspm.incentive.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.NotFound;

/** A plan with its versions, the newest first. */
public record PlanDetail(String code, String title, List<PlanVersionSummary> versions) {

    static PlanDetail of(CompensationPlan plan) {
        var newestFirst = plan.versions().stream()
                .map(version -> PlanVersionSummary.of(version, lastDay(plan, version)))
                .sorted(Comparator.comparingInt(PlanVersionSummary::number).reversed())
                .toList();
        return new PlanDetail(plan.code(), plan.title(), newestFirst);
    }

    public PlanVersionSummary latest() {
        return versions.getFirst();
    }

    public PlanVersionSummary version(int number) {
        return versions.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("Plan " + code + " has no version " + number + "."));
    }

    /** The version in force on a day. */
    public Optional<PlanVersionSummary> inForce(LocalDate day) {
        return versions.stream()
                .filter(each -> each.status() == PlanStatus.PUBLISHED)
                .filter(each -> !Objects.requireNonNull(each.effectiveFrom()).isAfter(day))
                .max(Comparator.comparing(each -> Objects.requireNonNull(each.effectiveFrom())));
    }

    private static @Nullable LocalDate lastDay(CompensationPlan plan, PlanVersion version) {
        var from = version.effectiveFrom();
        if (from == null || version.status() != PlanStatus.PUBLISHED) {
            return null;
        }
        return plan.versions().stream()
                .filter(each -> each.status() == PlanStatus.PUBLISHED)
                .map(each -> Objects.requireNonNull(each.effectiveFrom()))
                .filter(day -> day.isAfter(from))
                .min(Comparator.naturalOrder())
                .map(day -> day.minusDays(1))
                .orElse(null);
    }
}
