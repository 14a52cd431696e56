package org.openspm.web.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.RunException;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunResults;
import org.openspm.incentive.run.RunSummary;
import org.openspm.web.export.ExceptionFile;
import org.openspm.web.export.WholeList;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the last run could not credit or pay as it should: mostly data to be corrected, with the first rule that refused. */
@Controller
class WorklistPages {
    private static final int PAGE_SIZE = 25;

    private final RunQueries runs;
    private final RunResults results;

    WorklistPages(RunQueries runs, RunResults results) {
        this.runs = runs;
        this.results = results;
    }

    @GetMapping("/data/worklist")
    String show(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = latest();
        model.addAttribute("run", run.orElse(null));
        model.addAttribute(
                "counts", run.map(r -> results.exceptionCounts(r.resultRunId())).orElse(Map.of()));
        model.addAttribute(
                "found",
                run.map(r -> results.exceptions(
                                r.resultRunId(),
                                new RunException.Wanted(kind, q, sort),
                                new PageRequest(page, PAGE_SIZE)))
                        .orElse(new Page<>(List.of(), 1, PAGE_SIZE, 0)));
        return "data/worklist";
    }

    @GetMapping(path = "/data/worklist", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String export) {
        var wanted = new RunException.Wanted(kind, q, sort);
        var run = latest().orElseThrow(() -> new NotFound("There is no run whose exceptions could be listed."));
        return ExceptionFile.of(
                        "worklist-" + run.number(),
                        WholeList.of(page -> results.exceptions(run.resultRunId(), wanted, page)))
                .as(export);
    }

    private Optional<RunSummary> latest() {
        return WholeList.of(runs::runs).filter(run -> run.status().hasResult()).findFirst();
    }
}
