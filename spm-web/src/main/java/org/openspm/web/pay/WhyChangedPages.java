package org.openspm.web.pay;

import java.util.UUID;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.RunChanges;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunSummary;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why one payee's pay is not what the calculation before found. */
@Controller
class WhyChangedPages {
    private static final int ROWS = 50;

    private final Payees payees;
    private final ShownPeriods periods;
    private final RunQueries runs;
    private final RunChanges changes;
    private final Visibility visibility;

    WhyChangedPages(Payees payees, ShownPeriods periods, RunQueries runs, RunChanges changes, Visibility visibility) {
        this.payees = payees;
        this.periods = periods;
        this.runs = runs;
        this.changes = changes;
        this.visibility = visibility;
    }

    @GetMapping("/why/changed")
    String changed(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam String period,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "explanation");
        var run = shown(payee, period);
        var before = runs.before(run).orElse(null);
        model.addAttribute("payee", payee);
        model.addAttribute("own", user.personKey() != null && user.personKey() == payee.key());
        model.addAttribute("period", period);
        model.addAttribute("run", run);
        model.addAttribute("before", before);
        if (before != null) {
            model.addAttribute("causes", changes.causes(before.id(), run.id(), person));
            model.addAttribute(
                    "changes", changes.earnings(before.id(), run.id(), person, null, new PageRequest(page, ROWS)));
        }
        return "pay/why-changed";
    }

    private RunSummary shown(Payee payee, String period) {
        return runs.run(new RunId(periods.of(payee.key(), period).stamp().runId()));
    }
}
