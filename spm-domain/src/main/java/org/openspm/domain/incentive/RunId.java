package org.openspm.domain.incentive;

import java.util.UUID;

/** Identifies one calculation run. */
public record RunId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
