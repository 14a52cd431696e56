package org.openspm.web.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.openspm.domain.access.FirstAdministrator;
import org.openspm.domain.access.LoginThrottle;
import org.openspm.domain.access.Password;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.layout.Flash;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the first administrator is made with the secret from the log; closed once there is one. */
@Controller
class SetupPages {
    private static final String THROTTLED_AS = "(setup)";

    private final FirstAdministrator first;
    private final LoginThrottle throttle;
    private final boolean sampleCompany;

    SetupPages(
            FirstAdministrator first,
            LoginThrottle throttle,
            @Value("${spm.sample-company:false}") boolean sampleCompany) {
        this.first = first;
        this.throttle = throttle;
        this.sampleCompany = sampleCompany;
    }

    @GetMapping("/setup")
    String show(Model model) {
        if (!first.isWanted()) {
            return "redirect:/login";
        }
        model.addAttribute("form", SetupForm.empty());
        // The sample company brings its administrator; until then there is nothing to do but wait.
        return sampleCompany ? "setup-wait" : "setup";
    }

    @PostMapping("/setup")
    String create(
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult problems,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var address = request.getRemoteAddr();
        if (problems.hasErrors()) {
            return "setup";
        }
        if (throttle.refuses(THROTTLED_AS, address)) {
            problems.rejectValue("secret", "login.throttled");
            return "setup";
        }
        try {
            first.create(form.secret(), form.username(), form.displayName(), Password.chosen(form.password()));
        } catch (RuleViolation refused) {
            throttle.failed(THROTTLED_AS, address);
            problems.rejectValue("secret", "setup.refused", String.valueOf(refused.getMessage()));
            return "setup";
        }
        Flash.done(redirect, "setup.done", form.username());
        return "redirect:/login";
    }
}
