package org.openspm.domain.incentive;

import java.util.UUID;

/** Identifies a compensation plan through all its versions. */
public record PlanId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
