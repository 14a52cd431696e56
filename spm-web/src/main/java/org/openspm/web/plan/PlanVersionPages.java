package org.openspm.web.plan;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.form.PlanComparison;
import org.openspm.incentive.plan.PlanApproval;
import org.openspm.incentive.plan.PlanDetail;
import org.openspm.incentive.plan.PlanPublication;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanRelease;
import org.openspm.incentive.plan.PlanSubmission;
import org.openspm.incentive.plan.PlanTrial;
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

/** One version of a plan: what it changed, its examples, and its way by submission and approval into force. */
@Controller
class PlanVersionPages {
    private final PlanQueries plans;
    private final PlanTrial trial;
    private final PlanSubmission submission;
    private final PlanApproval approval;
    private final PlanPublication publication;
    private final PlanRelease release;
    private final Clock clock;

    PlanVersionPages(
            PlanQueries plans,
            PlanTrial trial,
            PlanSubmission submission,
            PlanApproval approval,
            PlanPublication publication,
            PlanRelease release,
            Clock clock) {
        this.plans = plans;
        this.trial = trial;
        this.submission = submission;
        this.approval = approval;
        this.publication = publication;
        this.release = release;
        this.clock = clock;
    }

    @GetMapping("/plans/{code}/versions/{number}")
    String version(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer with,
            @AuthenticationPrincipal SignedInUser user,
            Model model) {
        var plan = plans.plan(code);
        var version = plan.version(number);
        var outcome = trial.of(plans.text(code, number));
        model.addAttribute("plan", plan);
        model.addAttribute("version", version);
        model.addAttribute("own", version.createdBy().equals(user.getUsername()));
        model.addAttribute("firstOfMonth", LocalDate.now(clock).withDayOfMonth(1));
        model.addAttribute("findings", PlanFindings.of(outcome, plans.text(code, number)));
        model.addAttribute("lines", TextLine.of(plans.text(code, number), outcome.problems()));
        compare(plan, number, with, model);
        return "plans/version";
    }

    /** With the version that is asked for, else with the one that was in force or written before. */
    private void compare(PlanDetail plan, int number, @Nullable Integer with, Model model) {
        var other = with != null ? with : number - 1;
        if (other >= 1 && other != number) {
            model.addAttribute("with", plan.version(other).number());
            model.addAttribute("difference", DiffRow.of(plans.difference(plan.code(), other, number)));
            model.addAttribute(
                    "changes",
                    ChangedPart.of(PlanComparison.of(plans.text(plan.code(), other), plans.text(plan.code(), number))));
        }
    }

    @PostMapping("/plans/{code}/versions/{number}/submission")
    String submit(
            @PathVariable String code,
            @PathVariable int number,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        submission.submit(code, number, user.getUsername());
        Flash.done(redirect, "plans.submitted", number);
        return "redirect:/plans/" + code + "/versions/" + number;
    }

    /** With a day it is published from then on in the same go. */
    @PostMapping("/plans/{code}/versions/{number}/approval")
    String approve(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam String hash,
            @RequestParam(required = false) @Nullable LocalDate from,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        if (from == null) {
            approval.approve(code, number, hash, user.getUsername());
            Flash.done(redirect, "plans.approved", number);
        } else {
            release.release(code, number, hash, from, user.getUsername());
            Flash.done(redirect, "plans.published", number, from.toString());
        }
        return "redirect:/plans/" + code + "/versions/" + number;
    }

    @PostMapping("/plans/{code}/versions/{number}/publication")
    String publish(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam LocalDate from,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        publication.publish(code, number, from, user.getUsername());
        Flash.done(redirect, "plans.published", number, from.toString());
        return "redirect:/plans/" + code + "/versions/" + number;
    }
}
