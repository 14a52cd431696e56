package org.openspm.web.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.library.LibraryApproval;
import org.openspm.incentive.library.LibraryQueries;
import org.openspm.incentive.library.LibraryWriting;
import org.openspm.incentive.plan.ApprovalPolicy;
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

/** Libraries of plan parts: which there are, who uses them, a new version of one. */
@Controller
class PlanLibraryPages {
    private static final String FIRST = """
            library: RATES
            version: 2026.1
            title: Rates of all sales plans
            tables:
              - table: rate_by_margin
                value: percent
                by: [{axis: margin, unit: percent, from: [0 %, 20 %, 40 %], before: zero}]
                cells: [1 %, 2 %, 4 %]
            """;

    private final LibraryQueries libraries;
    private final LibraryWriting writing;
    private final LibraryApproval approval;
    private final ApprovalPolicy policy;

    PlanLibraryPages(
            LibraryQueries libraries, LibraryWriting writing, LibraryApproval approval, ApprovalPolicy policy) {
        this.libraries = libraries;
        this.writing = writing;
        this.approval = approval;
        this.policy = policy;
    }

    @GetMapping("/plan-libraries")
    String list(Model model) {
        return list(model, FIRST, null);
    }

    @PostMapping("/plan-libraries")
    String write(
            @RequestParam String text,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            var name = writing.write(text, user.getUsername());
            Flash.done(redirect, "plan-libraries.written", name.toString());
            return "redirect:/plan-libraries/" + name.code() + "/" + name.version();
        } catch (RuleViolation | Conflict refused) {
            return list(model, text, refused.getMessage());
        }
    }

    @GetMapping("/plan-libraries/{code}/{version}")
    String library(
            @PathVariable String code,
            @PathVariable String version,
            @AuthenticationPrincipal SignedInUser user,
            Model model) {
        var name = new LibraryName(code, version);
        var library = libraries.library(name);
        model.addAttribute("library", library);
        model.addAttribute("own", library.createdBy().equals(user.getUsername()));
        model.addAttribute("lines", TextLine.of(libraries.text(name), List.of()));
        model.addAttribute("text", libraries.text(name));
        return "plans/library";
    }

    @PostMapping("/plan-libraries/{code}/{version}/approval")
    String approve(
            @PathVariable String code,
            @PathVariable String version,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        var name = new LibraryName(code, version);
        approval.approve(name, user.getUsername(), policy.fourEyes());
        Flash.done(redirect, "plan-libraries.approved", name.toString());
        return "redirect:/plan-libraries/" + code + "/" + version;
    }

    private String list(Model model, String text, @Nullable String refusal) {
        model.addAttribute("libraries", libraries.libraries());
        model.addAttribute("text", text);
        model.addAttribute("refusal", refusal);
        return "plans/libraries";
    }
}
