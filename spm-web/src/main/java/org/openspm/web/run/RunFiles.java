package org.openspm.web.run;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.run.RunComparison;
import org.openspm.incentive.run.RunDifference;
import org.openspm.incentive.run.RunEarning;
import org.openspm.incentive.run.RunException;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunResults;
import org.openspm.web.export.ExceptionFile;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of a run as CSV and XLSX files: all rows, the same filters. */
@Controller
class RunFiles {
    private final RunQueries runs;
    private final RunResults results;
    private final RunComparison comparison;

    RunFiles(RunQueries runs, RunResults results, RunComparison comparison) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
    }

    @GetMapping(path = "/runs/{id}/earnings", params = "export")
    ResponseEntity<byte[]> earnings(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String q, @RequestParam String export) {
        var run = runs.run(new RunId(id));
        var heads = List.of("person", "name", "period", "plan", "version", "component", "amount", "currency", "limits");
        return TableFile.of("run-" + run.number() + "-earnings", heads)
                .rows(WholeList.of(page -> results.earnings(run.resultRunId(), q.strip(), page))
                        .map(RunFiles::row))
                .as(export);
    }

    @GetMapping(path = "/runs/{id}/exceptions", params = "export")
    ResponseEntity<byte[]> exceptions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String export) {
        var wanted = new RunException.Wanted(kind, q, sort);
        var run = runs.run(new RunId(id));
        return ExceptionFile.of(
                        "run-" + run.number() + "-exceptions",
                        WholeList.of(page -> results.exceptions(run.resultRunId(), wanted, page)))
                .as(export);
    }

    @GetMapping(path = "/runs/{id}/comparison", params = "export")
    ResponseEntity<byte[]> compare(@PathVariable UUID id, @RequestParam String export) {
        var run = runs.run(new RunId(id));
        var before = runs.before(run)
                .orElseThrow(() -> new NotFound("Before run " + run.number() + " there is no run to compare with."));
        var heads = List.of(
                "person",
                "name",
                "period",
                "plan",
                "component",
                "run " + before.number(),
                "run " + run.number(),
                "difference",
                "currency");
        return TableFile.of("run-" + run.number() + "-changes", heads)
                .rows(WholeList.of(page -> comparison.changes(before.id(), run.resultRunId(), page))
                        .map(RunFiles::row))
                .as(export);
    }

    private static List<@Nullable Object> row(RunEarning earning) {
        return Arrays.asList(
                earning.personCode(),
                earning.person(),
                earning.period(),
                earning.planCode(),
                earning.planVersion(),
                earning.component(),
                earning.amount().amount(),
                earning.amount().currency().code(),
                String.join(", ", earning.applied()));
    }

    private static List<@Nullable Object> row(RunDifference change) {
        return Arrays.asList(
                change.personCode(),
                change.person(),
                change.period(),
                change.planCode(),
                change.component(),
                change.before().amount(),
                change.after().amount(),
                change.difference().amount(),
                change.difference().currency().code());
    }
}
