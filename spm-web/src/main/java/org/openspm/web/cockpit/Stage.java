package org.openspm.web.cockpit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One stage on the way from data to paid, and whether the period has passed it. */
record Stage(Name name, boolean done, boolean current) {
    /** The stages in their order. */
    enum Name {
        IMPORTED,
        CALCULATED,
        APPROVED,
        PUBLISHED,
        PAID
    }

    private static final Set<String> WITH_RESULT = Set.of("CALCULATED", "APPROVED", "PUBLISHED");

    public String key() {
        return "cockpit.stage." + name.name().toLowerCase(Locale.ROOT);
    }

    public String kind() {
        return done ? "paid" : current ? "pending" : "neutral";
    }

    static List<Stage> of(
            CockpitFigures.Counts counts,
            Optional<CockpitFigures.LastRun> run,
            Optional<CockpitFigures.PeriodNow> period) {
        var stages = new ArrayList<Stage>();
        var before = true;
        for (var name : Name.values()) {
            var done = before && isDone(name, counts, run, period);
            stages.add(new Stage(name, done, before && !done));
            before = done;
        }
        return stages;
    }

    private static boolean isDone(
            Name name,
            CockpitFigures.Counts counts,
            Optional<CockpitFigures.LastRun> run,
            Optional<CockpitFigures.PeriodNow> period) {
        var status = run.map(CockpitFigures.LastRun::status).orElse("");
        return switch (name) {
            case IMPORTED -> counts.hasData() && counts.batchesWaiting() == 0;
            case CALCULATED -> WITH_RESULT.contains(status);
            case APPROVED -> status.equals("APPROVED") || status.equals("PUBLISHED");
            case PUBLISHED -> status.equals("PUBLISHED");
            case PAID ->
                period.map(found -> Set.of("PAID", "CLOSED").contains(found.status()))
                        .orElse(false);
        };
    }
}
