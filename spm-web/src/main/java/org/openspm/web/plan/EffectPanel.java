package org.openspm.web.plan;

import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.effect.DraftEffect;
import org.openspm.incentive.effect.DraftEffects;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanTrial;
import org.openspm.incentive.plan.TestPayees;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands in the model for the effect of a text: its figures, or why there are none. */
@Component
class EffectPanel {
    private final PlanQueries plans;
    private final PlanTrial trial;
    private final DraftEffects effects;
    private final TestPayees testPayees;
    private final EffectDays days;

    EffectPanel(PlanQueries plans, PlanTrial trial, DraftEffects effects, TestPayees testPayees, EffectDays days) {
        this.plans = plans;
        this.trial = trial;
        this.effects = effects;
        this.testPayees = testPayees;
        this.days = days;
    }

    /** The years to choose from, and the chosen one; before a text is tried. */
    void offer(@Nullable Integer year, Model model) {
        var years = days.years();
        model.addAttribute("years", years);
        if (!years.isEmpty()) {
            model.addAttribute("year", days.year(year));
        }
    }

    /** A text with faults has no effect; one that cannot be applied to the data has a refusal. */
    void show(PlanEditorPages.Form form, @Nullable Integer year, Model model) {
        model.addAttribute("tried", true);
        try {
            var wanted = days.year(year);
            model.addAttribute("year", wanted);
            if (trial.of(form.text()).isSound()) {
                show(form.code(), effects.of(form.text(), wanted.first(), wanted.last()), model);
            }
        } catch (RuleViolation refusal) {
            model.addAttribute("effectRefusal", refusal.getMessage());
        }
    }

    void show(String code, DraftEffect effect, Model model) {
        var plan = code.isEmpty() ? null : plans.plan(code);
        model.addAttribute("code", code);
        model.addAttribute("view", EffectView.of(effect, testPayees.of(effect.planCode()), plan));
    }
}
