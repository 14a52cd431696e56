package org.openspm.incentive.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanVersion;

/**
 * One version of a plan without its text: where it stands and who did what.
 *
 * @param effectiveUntil last day in force; null while no later version is published
 */
public record PlanVersionSummary(
        int number,
        String hash,
        PlanStatus status,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        String createdBy,
        Instant createdAt,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt) {

    static PlanVersionSummary of(PlanVersion version, @Nullable LocalDate until) {
        return new PlanVersionSummary(
                version.number(),
                version.hash(),
                version.status(),
                version.effectiveFrom(),
                until,
                version.createdBy(),
                version.createdAt(),
                version.submittedBy(),
                version.submittedAt(),
                version.approvedBy(),
                version.approvedAt(),
                version.publishedBy(),
                version.publishedAt());
    }
}
