package org.openspm.domain.calendar;

import java.util.UUID;

/** Identifies one period of the company calendar. */
public record PeriodId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
