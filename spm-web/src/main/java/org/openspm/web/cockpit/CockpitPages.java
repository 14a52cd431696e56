package org.openspm.web.cockpit;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page of whoever runs the period: where it stands, what waits, what looks odd. */
@Controller
class CockpitPages {
    private final CockpitFigures figures;

    CockpitPages(CockpitFigures figures) {
        this.figures = figures;
    }

    @GetMapping("/cockpit")
    String show(Model model) {
        var cockpit = figures.now();
        model.addAttribute("now", cockpit.asOf());
        model.addAttribute("counts", cockpit.counts());
        model.addAttribute("run", cockpit.run());
        model.addAttribute("period", cockpit.period());
        model.addAttribute("next", cockpit.next());
        model.addAttribute("steps", cockpit.stages());
        return "cockpit";
    }
}
