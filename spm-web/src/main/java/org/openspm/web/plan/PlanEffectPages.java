package org.openspm.web.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.effect.DraftEffects;
import org.openspm.incentive.effect.PayeeEffect;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.TestPayees;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a text of a plan would change on real history: beside the text while it is written, and of a version as a page. */
@Controller
class PlanEffectPages {
    private static final int ROWS = 50;

    private final PlanQueries plans;
    private final DraftEffects effects;
    private final EffectPanel panel;
    private final EffectDays days;
    private final TestPayees testPayees;

    PlanEffectPages(
            PlanQueries plans, DraftEffects effects, EffectPanel panel, EffectDays days, TestPayees testPayees) {
        this.plans = plans;
        this.effects = effects;
        this.panel = panel;
        this.days = days;
        this.testPayees = testPayees;
    }

    /** Asked while somebody writes. */
    @PostMapping("/plans/effect")
    String whileWriting(
            PlanEditorPages.Form form, @RequestParam(required = false) @Nullable Integer year, Model model) {
        panel.show(form, year, model);
        return "plans/effect-parts :: figures";
    }

    @GetMapping("/plans/{code}/versions/{number}/effect")
    String version(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var plan = plans.plan(code);
        model.addAttribute("plan", plan);
        model.addAttribute("version", plan.version(number));
        model.addAttribute("years", days.years());
        var wanted = days.year(year);
        model.addAttribute("year", wanted);
        var effect = effects.of(plans.text(code, number), wanted.first(), wanted.last());
        panel.show(code, effect, model);
        model.addAttribute("payees", effect.payees(q, sort, new PageRequest(page, ROWS)));
        return "plans/effect";
    }

    /** The figures alone, for the page of the version. */
    @GetMapping(path = "/plans/{code}/versions/{number}/effect", headers = "HX-Request")
    String figures(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer year,
            Model model) {
        panel.show(new PlanEditorPages.Form(plans.text(code, number), "", code), year, model);
        return "plans/effect-parts :: figures";
    }

    @GetMapping(path = "/plans/{code}/versions/{number}/effect", params = "export")
    ResponseEntity<byte[]> file(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String export) {
        var wanted = days.year(year);
        var effect = effects.of(plans.text(code, number), wanted.first(), wanted.last());
        return TableFile.of(
                        "effect-" + code + "-" + number,
                        List.of("person", "name", "before", "after", "difference", "currency"))
                .rows(WholeList.of(page -> effect.payees(q, sort, page)).map(PlanEffectPages::row))
                .as(export);
    }

    /** The payee's pay is shown from now on whenever a text of the plan is tried. */
    @PostMapping("/plans/{code}/versions/{number}/test-payees")
    String pin(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam String person,
            @RequestParam int year,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        testPayees.pin(code, person, user.getUsername());
        Flash.done(redirect, "plans.effect.pinned", person);
        return page(code, number, year);
    }

    @PostMapping("/plans/{code}/versions/{number}/test-payees/removal")
    String unpin(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam String person,
            @RequestParam int year,
            RedirectAttributes redirect) {
        testPayees.unpin(code, person);
        Flash.done(redirect, "plans.effect.unpinned", person);
        return page(code, number, year);
    }

    private static String page(String code, int number, int year) {
        return "redirect:/plans/" + code + "/versions/" + number + "/effect?year=" + year;
    }

    private static List<@Nullable Object> row(PayeeEffect payee) {
        return Arrays.asList(
                payee.personCode(),
                payee.person(),
                payee.before().amount(),
                payee.after().amount(),
                payee.difference().amount(),
                payee.difference().currency().code());
    }
}
