package org.openspm.web.cockpit;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page of whoever runs the period: where it stands, what waits, what looks odd. */
@Controller
class CockpitPages {
    private final CockpitFigures figures;
    private final Clock clock;

    CockpitPages(CockpitFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/cockpit")
    String show(Model model) {
        var counts = figures.counts();
        var run = figures.lastRun();
        var period = figures.period();
        model.addAttribute("now", Instant.now(clock));
        model.addAttribute("counts", counts);
        model.addAttribute("run", run.orElse(null));
        model.addAttribute("period", period.orElse(null));
        model.addAttribute("next", NextStep.of(counts, run));
        model.addAttribute("steps", Stage.of(counts, run, period));
        return "cockpit";
    }
}
