package org.openspm.web.developers;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API tokens and the description of the API. */
@Controller
class DeveloperPages {
    private final ApiTokens tokens;
    private final Clock clock;

    DeveloperPages(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/developers")
    String show(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("form", TokenForm.usual());
        return page(user, model);
    }

    @GetMapping("/developers/api")
    String describe() {
        return "developers/api";
    }

    @PostMapping("/developers/tokens")
    String issue(
            @AuthenticationPrincipal SignedInUser user,
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        if (problems.getTarget() == null) {
            throw new RuleViolation("days is “" + problems.getFieldValue("days")
                    + "”; write a whole number of days, at most " + ApiTokens.DAYS_MAX + ".");
        }
        if (problems.hasErrors()) {
            return page(user, model);
        }
        var issued = tokens.issue(user.id(), form.name().strip(), form.scopes(), form.days());
        redirect.addFlashAttribute("tokenText", issued.text());
        Flash.done(redirect, "tokens.issued", issued.token().name());
        return "redirect:/developers";
    }

    @PostMapping("/developers/tokens/{id}/revocation")
    String revoke(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        tokens.revoke(id, user.viewer());
        Flash.done(redirect, "tokens.revoked");
        return "redirect:/developers";
    }

    private String page(SignedInUser user, Model model) {
        model.addAttribute("now", Instant.now(clock));
        model.addAttribute("tokens", tokens.seenBy(user.viewer()));
        return "developers/tokens";
    }
}
