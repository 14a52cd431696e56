package org.openspm.incentive.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calculation of a simulation: over the past, or a forecast of its cost.
 *
 * @param revision of the simulation that was calculated
 * @param replicates years drawn by a forecast, and the seed they follow from; null over the past
 * @param together whether the months of all sellers are drawn together
 * @param drawnFrom the first day that is drawn; what was before is as it was
 * @param comparedRun the newest run of production over the same days, when there is one
 * @param notices sentences about changes that found nothing to change
 */
public record SimulationRun(
        UUID id,
        UUID simulation,
        Kind kind,
        long revision,
        LocalDate first,
        LocalDate last,
        @Nullable Integer replicates,
        @Nullable Long seed,
        boolean together,
        @Nullable LocalDate drawnFrom,
        Status status,
        @Nullable String stage,
        int progress,
        boolean cancelWanted,
        @Nullable String message,
        @Nullable String inputHash,
        @Nullable String digestBefore,
        @Nullable String digestAfter,
        @Nullable UUID comparedRun,
        @Nullable Long comparedNumber,
        List<String> notices,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    public SimulationRun {
        notices = List.copyOf(notices);
    }

    /** What is calculated. */
    public enum Kind {
        HISTORY,
        FORECAST
    }

    /** How far it is. */
    public enum Status {
        QUEUED,
        RUNNING,
        CALCULATED,
        FAILED,
        CANCELLED;

        public boolean isActive() {
            return this == QUEUED || this == RUNNING;
        }
    }
}
