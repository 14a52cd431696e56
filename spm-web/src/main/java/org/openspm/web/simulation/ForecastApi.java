package org.openspm.web.simulation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.simulation.ForecastResults;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.SimulationRequests;
import org.openspm.incentive.simulation.SimulationRun;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forecasts of cost over REST. */
@RestController
@RequestMapping("/api/v1/simulations/{id}")
class ForecastApi {
    private static final int REPLICATES = 1000;

    private final SimulationQueries simulations;
    private final SimulationRequests requests;
    private final ForecastResults results;
    private final SimulationStart start;

    ForecastApi(
            SimulationQueries simulations,
            SimulationRequests requests,
            ForecastResults results,
            SimulationStart start) {
        this.simulations = simulations;
        this.requests = requests;
        this.results = results;
        this.start = start;
    }

    /** The fiscal year, how many years are drawn (1,000), the seed (1), and whether all sellers draw together (no). */
    record ForecastOrder(
            int year,
            @Nullable Integer replicates,
            @Nullable Long seed,
            @Nullable Boolean together) {}

    /** A forecast and how the costs lie, by currency, all plans first. */
    record ForecastResponse(SimulationRun run, List<ForecastResults.Distribution> distributions) {}

    @Operation(summary = "Forecasts the cost of a simulation in a fiscal year, in the background.")
    @ApiResponse(responseCode = "202", description = "Asked for; Location is the run", useReturnTypeSchema = true)
    @PostMapping("/forecasts")
    ResponseEntity<SimulationRun> request(
            @PathVariable UUID id, @RequestBody ForecastOrder order, @AuthenticationPrincipal SignedInUser user) {
        var run = requests.forecast(
                id,
                order.year(),
                order.replicates() == null ? REPLICATES : order.replicates(),
                order.seed() == null ? 1 : order.seed(),
                Boolean.TRUE.equals(order.together()),
                user.getUsername());
        start.start(run);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/simulations/" + id + "/runs/" + run))
                .body(simulations.run(run));
    }

    @Operation(summary = "Percentiles and histogram of the forecast cost, and how often it exceeds a budget.")
    @GetMapping("/forecast")
    ForecastResponse forecast(@PathVariable UUID id, @RequestParam(required = false) @Nullable BigDecimal budget) {
        var run = ForecastPages.calculated(simulations.simulation(id));
        return new ForecastResponse(run, results.distributions(run, budget));
    }

    @Operation(summary = "What each plan costs in each drawn year.")
    @GetMapping("/forecast/years")
    ApiPage<ForecastResults.DrawnYear> years(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(
                results.years(ForecastPages.calculated(simulations.simulation(id)), new PageRequest(page, size)));
    }
}
