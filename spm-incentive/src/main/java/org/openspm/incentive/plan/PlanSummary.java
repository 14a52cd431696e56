package org.openspm.incentive.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanStatus;

/**
 * A plan in the list of plans.
 *
 * @param inForce number of the version in force today, null when none is
 * @param assigned people, seats and titles the plan is assigned to today
 */
public record PlanSummary(
        String code,
        String title,
        int latest,
        PlanStatus latestStatus,
        @Nullable Integer inForce,
        @Nullable LocalDate inForceSince,
        long assigned) {}
