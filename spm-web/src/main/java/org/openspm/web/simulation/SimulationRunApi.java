package org.openspm.web.simulation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.simulation.SimulationComparison;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.SimulationRequests;
import org.openspm.incentive.simulation.SimulationResults;
import org.openspm.incentive.simulation.SimulationRun;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Simulations over REST: their runs, what those found, and two side by side. */
@RestController
@RequestMapping("/api/v1/simulations")
class SimulationRunApi {
    private final SimulationQueries simulations;
    private final SimulationRequests requests;
    private final SimulationResults results;
    private final SimulationComparison comparison;
    private final SimulationStart start;

    SimulationRunApi(
            SimulationQueries simulations,
            SimulationRequests requests,
            SimulationResults results,
            SimulationComparison comparison,
            SimulationStart start) {
        this.simulations = simulations;
        this.requests = requests;
        this.results = results;
        this.comparison = comparison;
        this.start = start;
    }

    /** What a run found: sums by currency, and their parts by period and by plan. */
    record ResultResponse(
            SimulationRun run,
            List<SimulationResults.Sums> sums,
            List<SimulationResults.Part> periods,
            List<SimulationResults.Part> plans) {}

    /** Two simulations side by side, by currency. */
    record SideResponse(List<SimulationComparison.Sums> sums) {}

    @Operation(summary = "Calculates a simulation on the past, in the background.")
    @ApiResponse(responseCode = "202", description = "Asked for; Location is the run", useReturnTypeSchema = true)
    @PostMapping("/{id}/runs")
    ResponseEntity<SimulationRun> calculate(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        var run = requests.history(id, user.getUsername());
        start.start(run);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/simulations/" + id + "/runs/" + run))
                .body(simulations.run(run));
    }

    @Operation(summary = "How far a run of a simulation is.")
    @GetMapping("/{id}/runs/{run}")
    SimulationRun run(@PathVariable UUID id, @PathVariable UUID run) {
        var found = simulations.run(run);
        if (!found.simulation().equals(id)) {
            throw new NotFound("Simulation " + id + " has no run " + run + ".");
        }
        return found;
    }

    @Operation(summary = "Ends a run of a simulation that is waiting or calculating.")
    @PostMapping("/{id}/runs/{run}/cancellation")
    SimulationRun cancel(@PathVariable UUID id, @PathVariable UUID run) {
        requests.cancel(run(id, run).id());
        return run(id, run);
    }

    @Operation(summary = "What the newest calculated run of a simulation found, in all, by period and by plan.")
    @GetMapping("/{id}/result")
    ResultResponse result(@PathVariable UUID id) {
        var run = calculated(id);
        return new ResultResponse(run, results.sums(run), results.byPeriod(run), results.byPlan(run));
    }

    @Operation(summary = "What a simulation changes for each payee, the greatest change first.")
    @GetMapping("/{id}/payees")
    ApiPage<SimulationResults.Payee> payees(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(results.payees(calculated(id), q, sort, new PageRequest(page, size)));
    }

    @Operation(summary = "What two simulations would have paid, side by side.")
    @GetMapping("/comparison")
    SideResponse compare(@RequestParam UUID left, @RequestParam UUID right) {
        return new SideResponse(comparison.sums(simulations.simulation(left), simulations.simulation(right)));
    }

    @Operation(summary = "What two simulations would have paid everybody, the greatest difference first.")
    @GetMapping("/comparison/payees")
    ApiPage<SimulationComparison.Payee> comparePayees(
            @RequestParam UUID left,
            @RequestParam UUID right,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(comparison.payees(
                simulations.simulation(left), simulations.simulation(right), q, new PageRequest(page, size)));
    }

    private SimulationRun calculated(UUID id) {
        var simulation = simulations.simulation(id);
        var result = simulation.result();
        if (result == null) {
            throw new NotFound("Simulation “" + simulation.name() + "” was not calculated yet; calculate it first.");
        }
        return result;
    }
}
