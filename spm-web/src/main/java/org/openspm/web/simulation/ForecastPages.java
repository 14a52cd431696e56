package org.openspm.web.simulation;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.simulation.ForecastResults;
import org.openspm.incentive.simulation.Simulation;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.SimulationRequests;
import org.openspm.incentive.simulation.SimulationRun;
import org.openspm.incentive.simulation.SimulationRun.Status;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the cost of a simulation may turn out in a year to come. */
@Controller
class ForecastPages {
    private final SimulationQueries simulations;
    private final SimulationRequests requests;
    private final ForecastResults results;
    private final SimulationStart start;
    private final RunScopes scopes;
    private final Clock clock;

    ForecastPages(
            SimulationQueries simulations,
            SimulationRequests requests,
            ForecastResults results,
            SimulationStart start,
            RunScopes scopes,
            Clock clock) {
        this.simulations = simulations;
        this.requests = requests;
        this.results = results;
        this.start = start;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** @param budget asked about in each currency */
    @GetMapping("/simulations/{id}/forecast")
    String forecast(@PathVariable UUID id, @RequestParam(required = false) @Nullable BigDecimal budget, Model model) {
        var simulation = simulations.simulation(id);
        var today = LocalDate.now(clock);
        model.addAttribute("simulation", simulation);
        model.addAttribute("years", scopes.fiscalYears());
        model.addAttribute(
                "thisYear",
                scopes.fiscalYears().stream()
                        .filter(year -> !year.first().isAfter(today))
                        .findFirst()
                        .orElse(null));
        var forecast = simulation.forecast();
        model.addAttribute("run", forecast);
        if (forecast != null && forecast.status() == Status.CALCULATED) {
            var distributions = results.distributions(forecast, budget);
            model.addAttribute(
                    "drawings",
                    distributions.stream()
                            .filter(each -> each.plan().isEmpty())
                            .map(CostDrawing::of)
                            .toList());
            model.addAttribute("distributions", distributions);
            model.addAttribute("budget", budget);
        }
        return "simulations/forecast";
    }

    @GetMapping(path = "/simulations/{id}/forecast", params = "export")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @RequestParam String export) {
        var simulation = simulations.simulation(id);
        var forecast = calculated(simulation);
        return TableFile.of("forecast-" + simulation.number(), List.of("year", "plan", "cost", "currency"))
                .rows(WholeList.of(page -> results.years(forecast, page))
                        .map(year -> List.of(
                                year.year(),
                                year.plan(),
                                year.cost().amount(),
                                year.cost().currency().code())))
                .as(export);
    }

    @PostMapping("/simulations/{id}/forecasts")
    String request(
            @PathVariable UUID id,
            @RequestParam int year,
            @RequestParam int replicates,
            @RequestParam long seed,
            @RequestParam(defaultValue = "false") boolean together,
            @AuthenticationPrincipal SignedInUser user) {
        start.start(requests.forecast(id, year, replicates, seed, together, user.getUsername()));
        return "redirect:/simulations/" + id + "/forecast";
    }

    /** Asked every second while it is calculated; loads the whole page when that has ended. */
    @GetMapping("/simulations/{id}/forecast/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var simulation = simulations.simulation(id);
        var run = simulation.forecast();
        if (run == null || !run.status().isActive()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("simulation", simulation);
        model.addAttribute("run", run);
        return "simulations/forecast :: progress";
    }

    @PostMapping("/simulations/{id}/forecast/{run}/cancellation")
    String cancel(@PathVariable UUID id, @PathVariable UUID run) {
        requests.cancel(run);
        return "redirect:/simulations/" + id + "/forecast";
    }

    static SimulationRun calculated(Simulation simulation) {
        var forecast = simulation.forecast();
        if (forecast == null || forecast.status() != Status.CALCULATED) {
            throw new NotFound(
                    "Simulation “" + simulation.name() + "” has no forecast that is calculated; ask for one first.");
        }
        return forecast;
    }
}
