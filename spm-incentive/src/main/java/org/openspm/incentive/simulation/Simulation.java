package org.openspm.incentive.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulation: the days it is tried on, and all that is different in it.
 *
 * @param last the last day
 * @param revision counts its changes
 * @param history the newest run over the past, whatever became of it
 * @param result the newest run over the past that was calculated
 * @param forecast the newest forecast of its cost
 */
public record Simulation(
        UUID id,
        long number,
        String name,
        String note,
        LocalDate first,
        LocalDate last,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        long revision,
        List<SimulatedPlan> plans,
        List<Placed> changes,
        @Nullable SimulationRun history,
        @Nullable SimulationRun result,
        @Nullable SimulationRun forecast) {

    public Simulation {
        plans = List.copyOf(plans);
        changes = List.copyOf(changes);
    }

    /** A change with its id, in the order in which changes are made. */
    public record Placed(UUID id, Change change) {}

    /** Nothing is different: it is the past itself. */
    public boolean changesNothing() {
        return plans.isEmpty() && changes.isEmpty();
    }
}
