package org.openspm.web.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.RunApproval;
import org.openspm.incentive.run.RunPublication;
import org.openspm.incentive.run.RunQueries;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Approval and publication of a run; publication says first what it will do. */
@Controller
class RunReleasePages {
    private final RunQueries runs;
    private final RunApproval approval;
    private final RunPublication publication;
    private final Clock clock;

    RunReleasePages(RunQueries runs, RunApproval approval, RunPublication publication, Clock clock) {
        this.runs = runs;
        this.approval = approval;
        this.publication = publication;
        this.clock = clock;
    }

    @PostMapping("/runs/{id}/approval")
    String approve(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        approval.approve(new RunId(id), user.getUsername());
        Flash.done(redirect, "runs.approved", runs.run(new RunId(id)).number());
        return "redirect:/runs/" + id;
    }

    @GetMapping("/runs/{id}/publication")
    String confirm(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate through, Model model) {
        var run = new RunId(id);
        var until = through == null ? publication.endedBefore(run, LocalDate.now(clock)) : through;
        model.addAttribute("run", runs.run(run));
        model.addAttribute("settlement", publication.preview(run, until));
        return "runs/publication";
    }

    @PostMapping("/runs/{id}/publication")
    String publish(
            @PathVariable UUID id,
            @RequestParam LocalDate through,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        var settlement = publication.publish(new RunId(id), through, user.getUsername());
        Flash.done(redirect, "runs.published", settlement.run(), through);
        return "redirect:/runs/" + id;
    }
}
