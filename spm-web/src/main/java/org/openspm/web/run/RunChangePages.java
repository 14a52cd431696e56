package org.openspm.web.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.ChangeCause;
import org.openspm.incentive.run.RunChanges;
import org.openspm.incentive.run.RunQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why pay changed between two runs: the causes, and what each changed for whom. */
@Controller
class RunChangePages {
    private static final int ROWS = 50;

    private final RunQueries runs;
    private final RunChanges changes;

    RunChangePages(RunQueries runs, RunChanges changes) {
        this.runs = runs;
        this.changes = changes;
    }

    @GetMapping("/runs/{id}/changes")
    String changes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID since,
            @RequestParam(required = false) @Nullable ChangeCause cause,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = runs.run(new RunId(id));
        var before = runs.since(run, since);
        model.addAttribute("run", run);
        model.addAttribute("before", before);
        model.addAttribute("cause", cause);
        model.addAttribute("causes", changes.causes(before.id(), run.id(), null));
        model.addAttribute(
                "changes", changes.earnings(before.id(), run.id(), null, cause, new PageRequest(page, ROWS)));
        return "runs/changes";
    }
}
