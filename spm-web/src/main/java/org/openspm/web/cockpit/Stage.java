package org.openspm.web.cockpit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openspm.domain.calendar.PeriodStatus;
import org.openspm.domain.incentive.RunStatus;

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
        var covering =
                run.filter(last -> period.map(last::covers).orElse(last.status().hasResult()));
        var status = period.map(CockpitFigures.PeriodNow::status).orElse(PeriodStatus.OPEN);
        return switch (name) {
            case IMPORTED -> counts.hasData() && counts.batchesWaiting() == 0;
            case CALCULATED -> covering.isPresent() || status.isFinal();
            case APPROVED ->
                covering.filter(last -> last.status() == RunStatus.APPROVED).isPresent() || status.isFinal();
            case PUBLISHED -> status.isFinal();
            case PAID -> status.compareTo(PeriodStatus.PAID) >= 0;
        };
    }
}
