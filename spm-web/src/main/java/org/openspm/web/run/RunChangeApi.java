package org.openspm.web.run;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.ChangeCause;
import org.openspm.incentive.run.EarningChange;
import org.openspm.incentive.run.RunChanges;
import org.openspm.incentive.run.RunQueries;
import org.openspm.web.api.ApiPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why pay changed between two runs, over REST. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunChangeApi {
    private final RunQueries runs;
    private final RunChanges changes;

    RunChangeApi(RunQueries runs, RunChanges changes) {
        this.runs = runs;
        this.changes = changes;
    }

    /** What each cause changed since another run. */
    record CausesResponse(long since, List<RunChanges.CauseSum> causes) {}

    @Operation(summary = "Earnings that differ from another run’s, each shared out to causes that sum to it exactly.")
    @GetMapping("/changes")
    ApiPage<EarningChange> changes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID since,
            @RequestParam(required = false) @Nullable ChangeCause cause,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var before = runs.since(runs.run(new RunId(id)), since);
        return ApiPage.of(changes.earnings(before.id(), id, person, cause, new PageRequest(page, size)));
    }

    @Operation(summary = "What each cause changed since another run, for everybody or for one person.")
    @GetMapping("/causes")
    CausesResponse causes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID since,
            @RequestParam(required = false) @Nullable UUID person) {
        var before = runs.since(runs.run(new RunId(id)), since);
        return new CausesResponse(before.number(), changes.causes(before.id(), id, person));
    }
}
