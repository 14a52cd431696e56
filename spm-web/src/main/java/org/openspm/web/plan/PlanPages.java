package org.openspm.web.plan;

import java.time.Clock;
import java.time.LocalDate;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanTrial;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of plans, and a plan with its versions and what the one in force pays. */
@Controller
class PlanPages {
    private final PlanQueries plans;
    private final PlanTrial trial;
    private final Clock clock;

    PlanPages(PlanQueries plans, PlanTrial trial, Clock clock) {
        this.plans = plans;
        this.trial = trial;
        this.clock = clock;
    }

    @GetMapping("/plans")
    String list(Model model) {
        model.addAttribute("now", clock.instant());
        model.addAttribute("plans", plans.plans(LocalDate.now(clock)));
        return "plans/list";
    }

    @GetMapping("/plans/{code}")
    String plan(@PathVariable String code, Model model) {
        var plan = plans.plan(code);
        var inForce = plan.inForce(LocalDate.now(clock));
        var shown = inForce.orElseGet(plan::latest);
        var text = plans.text(code, shown.number());
        model.addAttribute("plan", plan);
        model.addAttribute("inForce", inForce.orElse(null));
        model.addAttribute("shown", shown);
        model.addAttribute("findings", PlanFindings.of(trial.of(text), text));
        model.addAttribute("lines", TextLine.of(text, trial.of(text).problems()));
        return "plans/plan";
    }
}
