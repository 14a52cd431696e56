package org.openspm.web.simulation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Hierarchies;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.simulation.Change;
import org.openspm.incentive.simulation.PastedChanges;
import org.openspm.incentive.simulation.SimulatedPlan;
import org.openspm.incentive.simulation.SimulationDrafting;
import org.openspm.incentive.simulation.SimulationDrafting.Frame;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.Target;
import org.openspm.incentive.simulation.Target.Kind;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is different in a simulation: texts of plans, quotas, who holds territories and seats and is in plans, values; and its name, days and end. */
@Controller
class SimulationChangePages {
    private final SimulationQueries simulations;
    private final SimulationDrafting drafting;
    private final PlanQueries plans;
    private final Hierarchies hierarchies;
    private final Clock clock;

    SimulationChangePages(
            SimulationQueries simulations,
            SimulationDrafting drafting,
            PlanQueries plans,
            Hierarchies hierarchies,
            Clock clock) {
        this.simulations = simulations;
        this.drafting = drafting;
        this.plans = plans;
        this.hierarchies = hierarchies;
        this.clock = clock;
    }

    @GetMapping("/simulations/{id}/changes")
    String changes(@PathVariable UUID id, Model model) {
        var simulation = simulations.simulation(id);
        var texts = simulation.plans().stream().map(SimulatedPlan::planCode).toList();
        model.addAttribute("simulation", simulation);
        model.addAttribute("hierarchies", hierarchies.all());
        var all = plans.plans(LocalDate.now(clock));
        model.addAttribute("allPlans", all);
        model.addAttribute(
                "plans",
                all.stream().filter(plan -> !texts.contains(plan.code())).toList());
        return "simulations/changes";
    }

    @PostMapping("/simulations/{id}/frame")
    String frame(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        drafting.change(id, new Frame(name, note, first, last), user.getUsername());
        return saved(id, redirect);
    }

    /** Begins with the text in force today, else with the newest. */
    @PostMapping("/simulations/{id}/plan-copies")
    String copyPlan(@PathVariable UUID id, @RequestParam String plan, @AuthenticationPrincipal SignedInUser user) {
        var detail = plans.plan(plan);
        var version =
                detail.inForce(LocalDate.now(clock)).orElse(detail.latest()).number();
        drafting.put(id, plans.text(plan, version), version, user.getUsername());
        return "redirect:/simulations/" + id + "/plans/" + plan;
    }

    @GetMapping("/simulations/{id}/plans/{code}")
    String text(@PathVariable UUID id, @PathVariable String code, Model model) {
        var simulation = simulations.simulation(id);
        var plan = simulation.plans().stream()
                .filter(each -> each.planCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("The simulation has no text for plan " + code + "."));
        model.addAttribute("simulation", simulation);
        model.addAttribute("code", code);
        model.addAttribute("text", plan.text());
        return "simulations/text";
    }

    @PostMapping("/simulations/{id}/plans")
    Object put(
            @PathVariable UUID id,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            drafting.put(id, text, null, user.getUsername());
            return saved(id, redirect);
        } catch (RuleViolation refusal) {
            // What was typed stays on the screen.
            model.addAttribute("simulation", simulations.simulation(id));
            model.addAttribute("code", code);
            model.addAttribute("text", text);
            model.addAttribute("refusal", refusal.getMessage());
            var page = new ModelAndView("simulations/text", model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/simulations/{id}/plans/{code}/removal")
    String removePlan(
            @PathVariable UUID id,
            @PathVariable String code,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        drafting.remove(id, code, user.getUsername());
        return saved(id, redirect);
    }

    /** One change as the forms send it; {@code what} is the territory or seat that gets another holder. */
    @PostMapping("/simulations/{id}/changes")
    String add(
            @PathVariable UUID id,
            @RequestParam Change.Type type,
            @RequestParam(defaultValue = "holder") String name,
            @RequestParam(defaultValue = "EVERYBODY") Kind whom,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String hierarchy,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable BigDecimal amount,
            @RequestParam(defaultValue = "") String what,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        var only = period == null || period.isBlank() ? null : period.strip();
        var change = switch (type) {
            case TERRITORY ->
                new Change(type, name, Target.of(Kind.TERRITORY, what), null, from, null, Target.of(whom, code));
            case SEAT -> {
                var person = code.isBlank() ? null : Target.of(Kind.PERSON, code);
                yield new Change(type, name, Target.of(Kind.POSITION, what), null, from, null, person);
            }
            default -> {
                var target = new Target(whom, whom == Kind.EVERYBODY ? "" : code, whom == Kind.BRANCH ? hierarchy : "");
                yield new Change(type, name, target, only, from, amount, null);
            }
        };
        drafting.add(id, List.of(change), user.getUsername());
        return saved(id, redirect);
    }

    /** Rows pasted from a spreadsheet, or a CSV file. */
    @PostMapping("/simulations/{id}/rows")
    String addRows(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String rows,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect)
            throws IOException {
        var text = file == null || file.isEmpty() ? rows : new String(file.getBytes(), StandardCharsets.UTF_8);
        var changes = PastedChanges.read(text);
        drafting.add(id, changes, user.getUsername());
        Flash.done(redirect, "simulations.rows.added", changes.size());
        return "redirect:/simulations/" + id + "/changes";
    }

    @PostMapping("/simulations/{id}/changes/{change}/removal")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID change,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        drafting.remove(id, change, user.getUsername());
        return saved(id, redirect);
    }

    @PostMapping("/simulations/{id}/copies")
    String copy(
            @PathVariable UUID id,
            @RequestParam String name,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        return saved(drafting.copy(id, name, user.getUsername()), redirect);
    }

    /** Confirmed by its name. */
    @PostMapping("/simulations/{id}/deletion")
    String delete(
            @PathVariable UUID id,
            @RequestParam String name,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        var simulation = simulations.simulation(id);
        if (!simulation.name().equals(name.strip())) {
            throw new RuleViolation("The name is “" + name + "”; type “" + simulation.name() + "” to delete it.");
        }
        drafting.delete(id, user.getUsername());
        Flash.done(redirect, "simulations.deleted", simulation.name());
        return "redirect:/simulations";
    }

    private static String saved(UUID id, RedirectAttributes redirect) {
        Flash.done(redirect, "simulations.saved");
        return "redirect:/simulations/" + id + "/changes";
    }
}
