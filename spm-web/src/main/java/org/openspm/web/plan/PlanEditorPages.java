package org.openspm.web.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.PlanDrafting;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanStarter;
import org.openspm.incentive.plan.PlanTrial;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The text of a plan under a pen: what is wrong with it, its examples and what it pays are shown while it is written. */
@Controller
class PlanEditorPages {
    private final PlanQueries plans;
    private final PlanDrafting drafting;
    private final PlanTrial trial;
    private final EffectPanel panel;
    private final PlanBuilder builder;

    PlanEditorPages(PlanQueries plans, PlanDrafting drafting, PlanTrial trial, EffectPanel panel, PlanBuilder builder) {
        this.builder = builder;
        this.plans = plans;
        this.drafting = drafting;
        this.trial = trial;
        this.panel = panel;
    }

    /**
     * What the form sends.
     *
     * @param basedOn hash of the version it was opened with; empty for a new plan
     * @param code of the plan it was opened for; empty for a new one
     */
    record Form(String text, String basedOn, String code) {
        Form(@Nullable String text, @Nullable String basedOn, @Nullable String code) {
            this.text = text == null ? "" : text;
            this.basedOn = basedOn == null ? "" : basedOn;
            this.code = code == null ? "" : code;
        }
    }

    /** Not an address of its own: any word there may be the code of a plan. */
    @GetMapping(path = "/plans", params = "start")
    String begin(@RequestParam PlanStarter start, Model model) {
        model.addAttribute("starters", PlanStarter.values());
        model.addAttribute("start", start);
        show(new Form(start.text(), "", ""), model);
        return "plans/editor";
    }

    /** The newest text, or that of a version to go back to. */
    @GetMapping("/plans/{code}/text")
    String edit(@PathVariable String code, @RequestParam(required = false) @Nullable Integer version, Model model) {
        var plan = plans.plan(code);
        var text = plans.text(code, version == null ? plan.latest().number() : version);
        show(new Form(text, plan.latest().hash(), code), model);
        return "plans/editor";
    }

    /** Asked while somebody writes; without JavaScript by a button, then the whole page comes back. */
    @PostMapping("/plans/check")
    String check(
            Form form,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = BuilderView.HEAD) String open,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        show(form, model);
        model.addAttribute("htmx", htmx != null);
        if (model.getAttribute("refusal") == null) {
            model.addAttribute("builder", builder.show(form.text(), open));
        }
        if (htmx != null) {
            return "plans/editor :: answer";
        }
        panel.show(form, year, model);
        return "plans/editor";
    }

    @PostMapping("/plans")
    Object save(Form form, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes redirect) {
        try {
            var written = drafting.write(
                    form.text(), form.basedOn().isEmpty() ? null : form.basedOn(), form.code(), user.getUsername());
            Flash.done(redirect, "plans.saved", written.number());
            return "redirect:/plans/" + written.code() + "/versions/" + written.number();
        } catch (Conflict | RuleViolation refusal) {
            // What was typed stays on the screen.
            show(form, model);
            model.addAttribute("refusal", refusal.getMessage());
            var page = new ModelAndView("plans/editor", model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** What the page needs of a text, whoever asks for it. */
    void show(Form form, Model model) {
        model.addAttribute("form", form);
        panel.offer(null, model);
        try {
            var outcome = trial.of(form.text());
            model.addAttribute("builder", builder.show(form.text(), BuilderView.HEAD));
            model.addAttribute("findings", PlanFindings.of(outcome, form.text()));
            model.addAttribute("lines", TextLine.of(form.text(), outcome.problems()));
        } catch (RuleViolation tooLong) {
            model.addAttribute("refusal", tooLong.getMessage());
            model.addAttribute("findings", PlanFindings.NONE_YET);
            model.addAttribute("lines", List.of());
        }
        model.addAttribute("lengthMax", PlanText.LENGTH_MAX);
    }
}
