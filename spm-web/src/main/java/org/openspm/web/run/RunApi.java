package org.openspm.web.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.CreditGraph;
import org.openspm.incentive.run.CreditGraphs;
import org.openspm.incentive.run.RunApproval;
import org.openspm.incentive.run.RunComparison;
import org.openspm.incentive.run.RunDifference;
import org.openspm.incentive.run.RunEarning;
import org.openspm.incentive.run.RunException;
import org.openspm.incentive.run.RunPublication;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunRequests;
import org.openspm.incentive.run.RunResults;
import org.openspm.incentive.run.RunSummary;
import org.openspm.incentive.run.RunTotal;
import org.openspm.incentive.run.Settlement;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calculation runs over REST. */
@RestController
@RequestMapping("/api/v1/runs")
class RunApi {
    private final RunQueries runs;
    private final RunResults results;
    private final RunComparison comparison;
    private final CreditGraphs graphs;
    private final RunRequests requests;
    private final RunApproval approval;
    private final RunPublication publication;
    private final RunStart start;
    private final Clock clock;

    RunApi(
            RunQueries runs,
            RunResults results,
            RunComparison comparison,
            CreditGraphs graphs,
            RunRequests requests,
            RunApproval approval,
            RunPublication publication,
            RunStart start,
            Clock clock) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
        this.graphs = graphs;
        this.requests = requests;
        this.approval = approval;
        this.publication = publication;
        this.start = start;
        this.clock = clock;
    }

    /** The days to calculate; none for all periods. */
    record RunOrder(@Nullable LocalDate first, @Nullable LocalDate last) {}

    /** The last day whose periods become final; none for the last period that has ended. */
    record PublicationOrder(@Nullable LocalDate through) {}

    @Operation(summary = "Calculation runs, newest first.")
    @GetMapping
    ApiPage<RunSummary> list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(runs.runs(new PageRequest(page, size)));
    }

    @Operation(summary = "Starts a calculation, which goes on in the background.")
    @ApiResponse(responseCode = "202", description = "Asked for; Location is the run", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<RunSummary> request(@RequestBody RunOrder order, @AuthenticationPrincipal SignedInUser user) {
        var run = order.first() == null || order.last() == null
                ? requests.request(user.getUsername())
                : requests.request(order.first(), order.last(), user.getUsername());
        start.start(run);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run))
                .body(runs.run(run));
    }

    @Operation(summary = "One run: its status, progress and counts.")
    @GetMapping("/{id}")
    RunSummary run(@PathVariable UUID id) {
        return runs.run(new RunId(id));
    }

    @Operation(summary = "What a run found for each payee, component and period.")
    @GetMapping("/{id}/earnings")
    ApiPage<RunEarning> earnings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(results.earnings(resultOf(id), q.strip(), new PageRequest(page, size)));
    }

    @Operation(summary = "What a run could not pay, with the reason.")
    @GetMapping("/{id}/exceptions")
    ApiPage<RunException> exceptions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(
                results.exceptions(resultOf(id), new RunException.Wanted(kind, q, sort), new PageRequest(page, size)));
    }

    @Operation(
            summary = "Everybody who is credited for a deal, and why: rules, shares, roll-up, measures and earnings.")
    @GetMapping("/{id}/credits")
    CreditGraph credits(@PathVariable UUID id, @RequestParam String deal) {
        return graphs.of(id, deal.strip());
    }

    /** The sums of a run, and how many exceptions of each kind it met. */
    record TotalsResponse(List<Money> sums, List<RunTotal> totals, Map<String, Long> exceptions) {}

    /** A run beside the one before it, over the days that both calculated. */
    record ComparisonResponse(@Nullable Long before, List<RunComparison.Sums> sums) {}

    @Operation(summary = "What a run pays in all, by component and period, and how many exceptions it met.")
    @GetMapping("/{id}/totals")
    TotalsResponse totals(@PathVariable UUID id) {
        var result = resultOf(id);
        return new TotalsResponse(
                results.grandTotals(result), results.totals(result), new TreeMap<>(results.exceptionCounts(result)));
    }

    @Operation(summary = "Sums of a run and of the one before, and how many earnings changed.")
    @GetMapping("/{id}/comparison/sums")
    ComparisonResponse sums(@PathVariable UUID id) {
        var run = runs.run(new RunId(id));
        return runs.before(run)
                .map(before -> new ComparisonResponse(before.number(), comparison.sums(before.id(), run.resultRunId())))
                .orElse(new ComparisonResponse(null, List.of()));
    }

    @Operation(summary = "What publishing a run would do now.")
    @GetMapping("/{id}/publication")
    Settlement preview(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate through) {
        var run = new RunId(id);
        return publication.preview(run, through == null ? publication.endedBefore(run, LocalDate.now(clock)) : through);
    }

    @Operation(summary = "Earnings that differ from those of the run before.")
    @GetMapping("/{id}/comparison")
    ApiPage<RunDifference> compare(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var run = runs.run(new RunId(id));
        var before = runs.before(run)
                .orElseThrow(() -> new NotFound("Before run " + run.number() + " there is no run with a result."));
        return ApiPage.of(comparison.changes(before.id(), run.resultRunId(), new PageRequest(page, size)));
    }

    @Operation(summary = "Cancels a run that is waiting or calculating.")
    @PostMapping("/{id}/cancellation")
    RunSummary cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        requests.cancel(new RunId(id), user.getUsername());
        return run(id);
    }

    @Operation(summary = "Approves the result of a run; somebody else than who asked for it does.")
    @PostMapping("/{id}/approval")
    RunSummary approve(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        approval.approve(new RunId(id), user.getUsername());
        return run(id);
    }

    @Operation(summary = "Publishes statements of an approved run; later differences become corrections.")
    @PostMapping("/{id}/publication")
    Settlement publish(
            @PathVariable UUID id, @RequestBody PublicationOrder order, @AuthenticationPrincipal SignedInUser user) {
        var run = new RunId(id);
        var through = order.through() == null ? publication.endedBefore(run, LocalDate.now(clock)) : order.through();
        return publication.publish(run, through, user.getUsername());
    }

    private UUID resultOf(UUID id) {
        return runs.run(new RunId(id)).resultRunId();
    }
}
