package org.openspm.web.settings;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Password;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccount;
import org.openspm.domain.access.UserAccounts;
import org.openspm.domain.shared.Conflict;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, with which roles; a change of rights ends the user's sessions. */
@Controller
class UserPages {
    private final UserAccounts accounts;
    private final Sessions sessions;

    UserPages(UserAccounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @ModelAttribute("allRoles")
    Role[] allRoles() {
        return Role.values();
    }

    @GetMapping("/settings")
    String start() {
        return "redirect:/settings/users";
    }

    @GetMapping("/settings/users")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("users", matching(q.strip().toLowerCase(Locale.ROOT)));
        return "settings/users";
    }

    @GetMapping("/settings/users/new")
    String blank(Model model) {
        model.addAttribute("form", UserForm.empty());
        return "settings/new-user";
    }

    @PostMapping("/settings/users")
    String create(
            @Valid @ModelAttribute("form") UserForm form,
            BindingResult problems,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        if (problems.hasErrors()) {
            return "settings/new-user";
        }
        try {
            var password = Password.random();
            var account = accounts.create(form.with(password), actor.getUsername());
            Flash.done(redirect, "users.created", account.displayName());
            redirect.addFlashAttribute("oneTimePassword", password.text());
            return "redirect:/settings/users/" + account.id();
        } catch (Conflict taken) {
            problems.rejectValue("username", "users.refused", String.valueOf(taken.getMessage()));
        } catch (RuleViolation refused) {
            problems.rejectValue("personCode", "users.refused", String.valueOf(refused.getMessage()));
        }
        return "settings/new-user";
    }

    @GetMapping("/settings/users/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("account", accounts.require(id));
        return "settings/user";
    }

    @PostMapping("/settings/users/{id}/roles")
    String assignRoles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        accounts.assignRoles(id, roles == null ? Set.of() : roles, actor.getUsername());
        return changed(id, "users.roles.done", redirect);
    }

    @PostMapping("/settings/users/{id}/disabling")
    String disable(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor, RedirectAttributes redirect) {
        accounts.disable(id, actor.getUsername());
        return changed(id, "users.disabled.done", redirect);
    }

    @PostMapping("/settings/users/{id}/enabling")
    String enable(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor, RedirectAttributes redirect) {
        accounts.enable(id, actor.getUsername());
        return changed(id, "users.enabled.done", redirect);
    }

    @PostMapping("/settings/users/{id}/one-time-password")
    String issueOneTimePassword(
            @PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor, RedirectAttributes redirect) {
        var password = accounts.issueOneTimePassword(id, actor.getUsername());
        redirect.addFlashAttribute("oneTimePassword", password.text());
        return changed(id, "users.password.done", redirect);
    }

    private String changed(UUID id, String message, RedirectAttributes redirect) {
        var account = accounts.require(id);
        sessions.endAllOf(account.username());
        Flash.done(redirect, message, account.displayName());
        return "redirect:/settings/users/" + id;
    }

    private List<UserAccount> matching(String words) {
        return accounts.all().stream()
                .filter(account -> (account.username() + " " + account.displayName())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
    }
}
