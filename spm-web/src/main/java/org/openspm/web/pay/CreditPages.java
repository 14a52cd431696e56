package org.openspm.web.pay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.CreditListing;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The deals that were credited to a payee in a period; the pay page shows the first of them. */
@Controller
class CreditPages {
    private static final int CREDITS = 25;

    private final Payees payees;
    private final ShownPeriods periods;
    private final CreditListing credits;
    private final Visibility visibility;

    CreditPages(Payees payees, ShownPeriods periods, CreditListing credits, Visibility visibility) {
        this.payees = payees;
        this.periods = periods;
        this.credits = credits;
        this.visibility = visibility;
    }

    @GetMapping("/pay/{person}/credits")
    String credits(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "credits");
        var shown = periods.of(payee.key(), period);
        model.addAttribute("payee", payee);
        model.addAttribute("own", user.personKey() != null && user.personKey() == payee.key());
        model.addAttribute("period", shown.period());
        model.addAttribute("title", shown.title());
        model.addAttribute("stamp", shown.stamp());
        model.addAttribute(
                "credits",
                credits.of(payee.key(), shown.period().id(), shown.stamp().runId(), q, new PageRequest(page, CREDITS)));
        return "pay/credits";
    }
}
