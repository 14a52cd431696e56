package org.openspm.web.run;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
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
import org.openspm.incentive.run.Settlement;
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

/** Calculation runs over REST. */
@RestController
@RequestMapping("/api/v1/runs")
class RunApi {
    private final RunQueries runs;
    private final RunResults results;
    private final RunComparison comparison;
    private final RunRequests requests;
    private final RunApproval approval;
    private final RunPublication publication;
    private final RunStart start;
    private final Clock clock;

    RunApi(
            RunQueries runs,
            RunResults results,
            RunComparison comparison,
            RunRequests requests,
            RunApproval approval,
            RunPublication publication,
            RunStart start,
            Clock clock) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
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

    @GetMapping
    ApiPage<RunSummary> list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(runs.runs(new PageRequest(page, size)));
    }

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

    @GetMapping("/{id}")
    RunSummary run(@PathVariable UUID id) {
        return runs.run(new RunId(id));
    }

    @GetMapping("/{id}/earnings")
    ApiPage<RunEarning> earnings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(results.earnings(resultOf(id), q.strip(), new PageRequest(page, size)));
    }

    @GetMapping("/{id}/exceptions")
    ApiPage<RunException> exceptions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(results.exceptions(resultOf(id), kind, new PageRequest(page, size)));
    }

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

    @PostMapping("/{id}/cancellation")
    RunSummary cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        requests.cancel(new RunId(id), user.getUsername());
        return run(id);
    }

    @PostMapping("/{id}/approval")
    RunSummary approve(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        approval.approve(new RunId(id), user.getUsername());
        return run(id);
    }

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
