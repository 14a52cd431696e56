package org.openspm.web.cockpit;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What moves the period on: the first of these that is not done. */
enum NextStep {
    IMPORT("/data"),
    FINISH_IMPORT("/data"),
    PLAN("/plans"),
    RUN("/runs"),
    WAIT("/runs"),
    REVIEW("/runs"),
    APPROVE("/runs"),
    PUBLISH("/runs"),
    NONE("/runs");

    private final String path;

    NextStep(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** Key of its words in {@code messages.properties}: {@code cockpit.next.run}. */
    public String key() {
        return "cockpit.next." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NextStep of(
            CockpitFigures.Counts counts,
            Optional<CockpitFigures.LastRun> run,
            Optional<CockpitFigures.PeriodNow> period,
            LocalDate today) {
        if (counts.batchesWaiting() > 0) {
            return FINISH_IMPORT;
        }
        if (!counts.hasData()) {
            return IMPORT;
        }
        if (!counts.publishedPlans()) {
            return PLAN;
        }
        if (counts.runsActive() > 0) {
            return WAIT;
        }
        return run.map(last -> after(
                        last,
                        period.filter(one -> one.endedBy(today) && !one.status().isFinal())))
                .orElse(RUN);
    }

    /** A published run lasts until a month has ended that was not published with it. */
    private static NextStep after(CockpitFigures.LastRun run, Optional<CockpitFigures.PeriodNow> waiting) {
        return switch (run.status()) {
            case CALCULATED -> run.exceptions().isEmpty() ? APPROVE : REVIEW;
            case APPROVED -> PUBLISH;
            case PUBLISHED -> waiting.isPresent() ? RUN : NONE;
            default -> RUN;
        };
    }
}
