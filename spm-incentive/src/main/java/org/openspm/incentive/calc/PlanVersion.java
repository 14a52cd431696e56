package org.openspm.incentive.calc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Plan;

/**
 * A version of a plan and the day from which it is in force; a period is calculated by the version in force on its first day.
 *
 * @param effectiveFrom null when it was always in force
 */
public record PlanVersion(Plan plan, @Nullable LocalDate effectiveFrom) {}
