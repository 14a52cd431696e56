package org.openspm.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where values come from: the calculation, which stands above quotas and is known to them only by this. */
public interface MeasuredValues {

    /** Which calculation the values are of. */
    record Source(UUID runId, long runNumber, Instant finishedAt) {}

    /** The calculation that speaks for a period; empty as long as there is none. */
    Optional<Source> source(UUID periodId);

    /** Everybody's values of a measure as of a day in the period; for a quarter paid by the month of its last month so far. */
    List<MeasuredValue> of(UUID periodId, String measure, LocalDate day);
}
