package org.openspm.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.openspm.domain.access.UserAccounts;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.Sessions;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who one is signed in as, and one's own password. */
@Controller
class AccountPages {
    private final UserAccounts accounts;
    private final Sessions sessions;

    AccountPages(UserAccounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String show(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("form", new PasswordForm("", ""));
        return "account";
    }

    @PostMapping("/account/password")
    String choosePassword(
            @AuthenticationPrincipal SignedInUser user,
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("user", user);
        if (problems.hasErrors()) {
            return "account";
        }
        try {
            accounts.choosePassword(user.id(), form.current(), form.wanted());
        } catch (RuleViolation refused) {
            problems.rejectValue("current", "account.refused", String.valueOf(refused.getMessage()));
            return "account";
        }
        sessions.renew(accounts.require(user.id()), request, response);
        Flash.done(redirect, "account.password.done");
        return "redirect:/account";
    }
}
