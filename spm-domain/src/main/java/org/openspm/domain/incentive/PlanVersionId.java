package org.openspm.domain.incentive;

import java.util.UUID;

/** Identifies one version of a plan's text. */
public record PlanVersionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
