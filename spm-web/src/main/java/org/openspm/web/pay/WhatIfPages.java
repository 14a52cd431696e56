package org.openspm.web.pay;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.run.WhatIf;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What one more deal would bring: asked on a page of its own, answered by the engine. */
@Controller
class WhatIfPages {
    private final Payees payees;
    private final ShownPeriods periods;
    private final WhatIf whatIf;
    private final WhatIfDeals deals;
    private final Visibility visibility;

    WhatIfPages(Payees payees, ShownPeriods periods, WhatIf whatIf, WhatIfDeals deals, Visibility visibility) {
        this.payees = payees;
        this.periods = periods;
        this.whatIf = whatIf;
        this.deals = deals;
        this.visibility = visibility;
    }

    @GetMapping("/pay/{person}/what-if")
    String whatIf(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String product,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "what if");
        var shown = periods.of(payee.key(), period);
        model.addAttribute("payee", payee);
        model.addAttribute("own", user.personKey() != null && user.personKey() == payee.key());
        model.addAttribute("period", shown.period());
        model.addAttribute("periodTitle", shown.title());
        model.addAttribute("stamp", shown.stamp());
        model.addAttribute("choices", whatIf.choices(payee.key()));
        model.addAttribute("currency", deals.currency(payee, shown.period()).code());
        model.addAttribute("amount", amount);
        model.addAttribute("date", date == null ? deals.day(shown.period()) : date);
        model.addAttribute("account", account);
        model.addAttribute("product", product);
        if (!amount.isBlank()) {
            answer(payee, shown, new WhatIfDeals.Asked(amount, null, date, account, product), model);
        }
        return "pay/what-if";
    }

    private void answer(Payee payee, ShownPeriods.Shown shown, WhatIfDeals.Asked asked, Model model) {
        try {
            var deal = deals.deal(asked, payee, shown.period());
            model.addAttribute("deal", deal);
            model.addAttribute(
                    "answer",
                    whatIf.of(payee.key(), shown.period().id(), shown.stamp().runId(), deal));
        } catch (RuleViolation refused) {
            model.addAttribute("refused", refused.getMessage());
        }
    }
}
