package org.openspm.web.pay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.PageRequest;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody earned in a period: one's own, or that of somebody one may see. */
@Controller
class PayPages {
    private static final int LINES = 25;

    private final Payees payees;
    private final PayPageAssembly pages;
    private final LiveEstimates estimates;
    private final Visibility visibility;

    PayPages(Payees payees, PayPageAssembly pages, LiveEstimates estimates, Visibility visibility) {
        this.estimates = estimates;
        this.payees = payees;
        this.pages = pages;
        this.visibility = visibility;
    }

    @GetMapping("/my-pay")
    String mine(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (user.personKey() == null) {
            return "pay/no-person";
        }
        return shown(payees.byKey(user.personKey()), true, period, q, page, model);
    }

    @GetMapping("/pay/{person}")
    String ofPerson(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "pay");
        boolean own = user.personKey() != null && user.personKey() == payee.key();
        return shown(payee, own, period, q, page, model);
    }

    private String shown(Payee payee, boolean own, @Nullable String period, String search, int page, Model model) {
        model.addAttribute("payee", payee);
        model.addAttribute("own", own);
        model.addAttribute("address", own ? "/my-pay" : "/pay/" + payee.id());
        pages.of(payee, own, period, search, new PageRequest(page, LINES))
                .ifPresent(found -> model.addAttribute("pay", found));
        model.addAttribute("live", estimates.of(payee.key(), period));
        return "pay/pay";
    }
}
