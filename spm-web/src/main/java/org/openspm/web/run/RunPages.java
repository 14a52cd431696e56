package org.openspm.web.run;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.RunComparison;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunRequests;
import org.openspm.incentive.run.RunResults;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.run.RunSummary;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of runs, the start of one, its progress and its result. */
@Controller
class RunPages {
    private static final int ROWS = 25;
    private static final int GREATEST_CHANGES = 5;

    private final RunQueries runs;
    private final RunResults results;
    private final RunComparison comparison;
    private final RunRequests requests;
    private final RunScopes scopes;
    private final OddLines oddLines;
    private final RunStart start;
    private final Clock clock;

    RunPages(
            RunQueries runs,
            RunResults results,
            RunComparison comparison,
            RunRequests requests,
            RunScopes scopes,
            OddLines oddLines,
            RunStart start,
            Clock clock) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
        this.requests = requests;
        this.scopes = scopes;
        this.oddLines = oddLines;
        this.start = start;
        this.clock = clock;
    }

    @GetMapping("/runs")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("now", clock.instant());
        model.addAttribute("years", scopes.fiscalYears());
        model.addAttribute("atWork", runs.atWork().orElse(null));
        model.addAttribute("runs", runs.runs(new PageRequest(page, ROWS)));
        return "runs/list";
    }

    /** Over a fiscal year, over the fiscal years around the given days, or over all periods. */
    @PostMapping("/runs")
    String request(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable LocalDate first,
            @RequestParam(required = false) @Nullable LocalDate last,
            @AuthenticationPrincipal SignedInUser user) {
        var run = requested(year, first, last, user.getUsername());
        start.start(run);
        return "redirect:/runs/" + run;
    }

    private RunId requested(
            @Nullable Integer year, @Nullable LocalDate first, @Nullable LocalDate last, String username) {
        if (year != null) {
            var days = scopes.fiscalYear(year);
            return requests.request(days.first(), days.last(), username);
        }
        return first == null || last == null ? requests.request(username) : requests.request(first, last, username);
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, Model model) {
        var run = runs.run(new RunId(id));
        model.addAttribute("run", run);
        model.addAttribute("own", run.requestedBy().equals(user.getUsername()));
        if (run.status().hasResult()) {
            addResult(run, model);
        }
        return "runs/run";
    }

    private void addResult(RunSummary run, Model model) {
        var result = run.resultRunId();
        model.addAttribute("odd", run.sameAs() == null ? oddLines.of(run.id()) : List.of());
        model.addAttribute("sums", results.grandTotals(result));
        model.addAttribute("periods", PeriodTotals.of(results.totals(result)));
        model.addAttribute("exceptions", results.exceptionCounts(result));
        runs.before(run).ifPresent(before -> {
            model.addAttribute("before", before);
            model.addAttribute("compared", comparison.sums(before.id(), result));
            model.addAttribute(
                    "changes", comparison.changes(before.id(), result, new PageRequest(1, GREATEST_CHANGES)));
        });
    }

    /** Asked every second while a run is at work; loads the whole page when it has ended. */
    @GetMapping("/runs/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var run = runs.run(new RunId(id));
        if (!run.status().isActive()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", run);
        return "runs/run :: progress";
    }

    @PostMapping("/runs/{id}/cancellation")
    String cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        requests.cancel(new RunId(id), user.getUsername());
        Flash.done(redirect, "runs.cancelling");
        return "redirect:/runs/" + id;
    }
}
