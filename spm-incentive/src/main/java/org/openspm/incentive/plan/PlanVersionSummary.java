package org.openspm.incentive.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanVersion;

/** One version of a plan without its text: where it stands and who did what. */
public record PlanVersionSummary(
        int number,
        String hash,
        PlanStatus status,
        @Nullable LocalDate effectiveFrom,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt) {

    static PlanVersionSummary of(PlanVersion version) {
        return new PlanVersionSummary(
                version.number(),
                version.hash(),
                version.status(),
                version.effectiveFrom(),
                version.createdBy(),
                version.createdAt(),
                version.approvedBy(),
                version.approvedAt(),
                version.publishedBy(),
                version.publishedAt());
    }
}
