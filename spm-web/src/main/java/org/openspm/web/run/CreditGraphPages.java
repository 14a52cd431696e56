package org.openspm.web.run;

import java.util.UUID;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.CreditGraphs;
import org.openspm.incentive.run.RunQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody who is credited for a deal and why, as a picture and as a table. */
@Controller
class CreditGraphPages {
    private final RunQueries runs;
    private final CreditGraphs graphs;

    CreditGraphPages(RunQueries runs, CreditGraphs graphs) {
        this.runs = runs;
        this.graphs = graphs;
    }

    @GetMapping("/runs/{id}/credits")
    String graph(@PathVariable UUID id, @RequestParam String deal, Model model) {
        var graph = graphs.of(id, deal.strip());
        model.addAttribute("run", runs.run(new RunId(id)));
        model.addAttribute("graph", graph);
        model.addAttribute("drawing", CreditGraphDrawing.of(graph));
        return "runs/credits";
    }
}
