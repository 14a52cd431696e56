package org.openspm.web.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody in a seat from the first to the last day; without a last day still there. */
record Holding(
        String seat,
        String person,
        LocalDate first,
        @Nullable LocalDate last) {
    boolean covers(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }

    Holding until(LocalDate day) {
        return new Holding(seat, person, first, day);
    }
}
