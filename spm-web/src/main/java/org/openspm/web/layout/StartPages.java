package org.openspm.web.layout;

import org.openspm.domain.access.FirstAdministrator;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page, and the way from the bare address to the page where each role starts. */
@Controller
class StartPages {
    private final FirstAdministrator first;

    StartPages(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping("/")
    String start(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + WorkArea.startOf(user.roles()).path();
    }

    @GetMapping("/login")
    String login() {
        return first.isWanted() ? "redirect:/setup" : "login";
    }
}
