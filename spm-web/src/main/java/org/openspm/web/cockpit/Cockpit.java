package org.openspm.web.cockpit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the period stands: what there is, the last run, what comes next, and how far the stages are. */
record Cockpit(
        Instant asOf,
        CockpitFigures.@Nullable PeriodNow period,
        CockpitFigures.Counts counts,
        CockpitFigures.@Nullable LastRun run,
        NextStep next,
        List<Stage> stages) {
    Cockpit {
        stages = List.copyOf(stages);
    }

    static Cockpit of(
            Instant now,
            LocalDate today,
            CockpitFigures.Counts counts,
            Optional<CockpitFigures.LastRun> run,
            Optional<CockpitFigures.PeriodNow> period) {
        return new Cockpit(
                now,
                period.orElse(null),
                counts,
                run.orElse(null),
                NextStep.of(counts, run, period, today),
                Stage.of(counts, run, period));
    }
}
