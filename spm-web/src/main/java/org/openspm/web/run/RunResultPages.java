package org.openspm.web.run;

import java.util.UUID;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.RunComparison;
import org.openspm.incentive.run.RunException;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunResults;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The long lists of a run: what everybody earned, what needs a look, what changed since the run before. */
@Controller
class RunResultPages {
    private static final int ROWS = 50;

    private final RunQueries runs;
    private final RunResults results;
    private final RunComparison comparison;

    RunResultPages(RunQueries runs, RunResults results, RunComparison comparison) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
    }

    @GetMapping("/runs/{id}/earnings")
    String earnings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = runs.run(new RunId(id));
        model.addAttribute("run", run);
        model.addAttribute("earnings", results.earnings(run.resultRunId(), q.strip(), new PageRequest(page, ROWS)));
        return "runs/earnings";
    }

    @GetMapping("/runs/{id}/exceptions")
    String exceptions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = runs.run(new RunId(id));
        model.addAttribute("run", run);
        model.addAttribute("kind", kind);
        model.addAttribute("counts", results.exceptionCounts(run.resultRunId()));
        model.addAttribute(
                "found",
                results.exceptions(
                        run.resultRunId(), new RunException.Wanted(kind, q, sort), new PageRequest(page, ROWS)));
        return "runs/exceptions";
    }

    @GetMapping("/runs/{id}/comparison")
    String compare(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model) {
        var run = runs.run(new RunId(id));
        model.addAttribute("run", run);
        runs.before(run).ifPresent(before -> {
            model.addAttribute("before", before);
            model.addAttribute("compared", comparison.sums(before.id(), run.resultRunId()));
            model.addAttribute(
                    "changes", comparison.changes(before.id(), run.resultRunId(), new PageRequest(page, ROWS)));
        });
        return "runs/comparison";
    }
}
