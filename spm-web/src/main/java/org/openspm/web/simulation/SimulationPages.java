package org.openspm.web.simulation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.simulation.SimulationDrafting;
import org.openspm.incentive.simulation.SimulationDrafting.Frame;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.SimulationRequests;
import org.openspm.incentive.simulation.SimulationResults;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of simulations, and what one of them would have cost and changed. */
@Controller
class SimulationPages {
    private static final int ROWS = 25;

    private final SimulationQueries simulations;
    private final SimulationDrafting drafting;
    private final SimulationRequests requests;
    private final SimulationResults results;
    private final SimulationStart start;
    private final RunScopes scopes;
    private final Clock clock;

    SimulationPages(
            SimulationQueries simulations,
            SimulationDrafting drafting,
            SimulationRequests requests,
            SimulationResults results,
            SimulationStart start,
            RunScopes scopes,
            Clock clock) {
        this.simulations = simulations;
        this.drafting = drafting;
        this.requests = requests;
        this.results = results;
        this.start = start;
        this.scopes = scopes;
        this.clock = clock;
    }

    @GetMapping("/simulations")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("now", clock.instant());
        model.addAttribute("simulations", simulations.simulations(q, new PageRequest(page, ROWS)));
        scopes.fiscalYears().stream()
                .filter(year -> !year.first().isAfter(today))
                .findFirst()
                .ifPresent(year -> model.addAttribute("year", year));
        return "simulations/list";
    }

    @PostMapping("/simulations")
    String create(
            @RequestParam String name,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
            @AuthenticationPrincipal SignedInUser user) {
        var id = drafting.create(new Frame(name, "", first, last), user.getUsername());
        return "redirect:/simulations/" + id + "/changes";
    }

    @GetMapping("/simulations/{id}")
    String simulation(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var simulation = simulations.simulation(id);
        model.addAttribute("simulation", simulation);
        model.addAttribute(
                "others",
                simulations.simulations("", new PageRequest(1, 100)).items().stream()
                        .filter(other -> !other.id().equals(id))
                        .toList());
        var result = simulation.result();
        if (result != null) {
            model.addAttribute("result", result);
            model.addAttribute(
                    "drawings",
                    results.sums(result).stream().map(SumDrawing::of).toList());
            model.addAttribute("periods", results.byPeriod(result));
            model.addAttribute("plans", results.byPlan(result));
            model.addAttribute("payees", results.payees(result, q, sort, new PageRequest(page, ROWS)));
        }
        return "simulations/simulation";
    }

    @GetMapping(path = "/simulations/{id}", params = "export")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String export) {
        var simulation = simulations.simulation(id);
        var result = simulation.result();
        if (result == null) {
            throw new NotFound("Simulation “" + simulation.name() + "” was not calculated yet; calculate it first.");
        }
        return TableFile.of(
                        "simulation-" + simulation.number(),
                        List.of("person", "name", "found", "before", "after", "difference", "currency"))
                .rows(WholeList.of(page -> results.payees(result, q, sort, page))
                        .map(SimulationPages::row))
                .as(export);
    }

    /** Asked every second while it is calculated; loads the whole page when that has ended. */
    @GetMapping("/simulations/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var simulation = simulations.simulation(id);
        var run = simulation.history();
        if (run == null || !run.status().isActive()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("simulation", simulation);
        return "simulations/simulation :: progress";
    }

    @PostMapping("/simulations/{id}/runs")
    String calculate(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        start.start(requests.history(id, user.getUsername()));
        return "redirect:/simulations/" + id;
    }

    @PostMapping("/simulations/{id}/runs/{run}/cancellation")
    String cancel(@PathVariable UUID id, @PathVariable UUID run, RedirectAttributes redirect) {
        requests.cancel(run);
        Flash.done(redirect, "simulations.cancelling");
        return "redirect:/simulations/" + id;
    }

    private static List<@Nullable Object> row(SimulationResults.Payee payee) {
        Money found = payee.found();
        return Arrays.asList(
                payee.personCode(),
                payee.person(),
                found == null ? null : found.amount(),
                payee.before().amount(),
                payee.after().amount(),
                payee.difference().amount(),
                payee.difference().currency().code());
    }
}
