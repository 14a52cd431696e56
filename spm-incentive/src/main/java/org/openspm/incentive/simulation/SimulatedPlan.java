package org.openspm.incentive.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A text that stands in the place of a plan.
 *
 * @param fromVersion the version whose text it was copied from; null when it was written for the simulation
 */
public record SimulatedPlan(
        String planCode,
        String title,
        String text,
        String hash,
        @Nullable Integer fromVersion) {}
