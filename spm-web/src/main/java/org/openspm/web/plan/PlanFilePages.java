package org.openspm.web.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.BundleZip;
import org.openspm.incentive.plan.PlanBundle;
import org.openspm.incentive.plan.PlanExport;
import org.openspm.incentive.plan.PlanPromotion;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans as files: taken out, and looked at before they are taken over as drafts. */
@Controller
class PlanFilePages {
    private static final int UPLOAD_MAX = 1 << 20;

    private final PlanExport export;
    private final PlanPromotion promotion;

    PlanFilePages(PlanExport export, PlanPromotion promotion) {
        this.export = export;
        this.promotion = promotion;
    }

    /** A finding with its difference as the page shows it. */
    record Row(PlanPromotion.Finding finding, List<DiffRow> difference) {}

    @GetMapping("/plan-files")
    String files() {
        return "plans/files";
    }

    @GetMapping("/plan-files/export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Integer version) {
        return PlanFileApi.zip(plan, plan == null ? export.all() : export.one(plan, version));
    }

    /** Shows what the file would change; nothing is kept but in the page itself. */
    @PostMapping("/plan-files/trial")
    String tried(@RequestParam MultipartFile file, Model model) {
        try {
            if (file.isEmpty() || file.getSize() > UPLOAD_MAX) {
                throw new RuleViolation(
                        file.isEmpty()
                                ? "No file was chosen, or it is empty; choose a ZIP of plans or one .yaml file."
                                : "The file is larger than 1 MiB; send it by the API, or export fewer plans.");
            }
            show(name(file), file.getBytes(), model);
        } catch (RuleViolation refused) {
            model.addAttribute("refusal", refused.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "plans/files";
    }

    @PostMapping("/plan-files")
    String take(
            @RequestParam String name,
            @RequestParam String content,
            @RequestParam(defaultValue = "false") boolean overConflicts,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            RedirectAttributes redirect) {
        var bytes = decoded(content);
        try {
            var taken = promotion.bring(BundleZip.read(name, bytes), overConflicts, user.getUsername());
            Flash.done(
                    redirect,
                    "plan-files.taken",
                    taken.drafts().size(),
                    taken.libraries().size());
            return "redirect:/plans";
        } catch (RuleViolation | Conflict refused) {
            model.addAttribute("refusal", refused.getMessage());
            show(name, bytes, model);
            return "plans/files";
        }
    }

    private void show(String name, byte[] bytes, Model model) {
        PlanBundle bundle = BundleZip.read(name, bytes);
        var findings = promotion.tried(bundle);
        model.addAttribute("name", name);
        model.addAttribute("packed", Base64.getEncoder().encodeToString(bytes));
        model.addAttribute(
                "rows",
                findings.stream()
                        .map(finding -> new Row(finding, DiffRow.of(finding.difference())))
                        .toList());
        model.addAttribute("faulty", has(findings, PlanPromotion.State.FAULTY));
        model.addAttribute("conflicts", has(findings, PlanPromotion.State.CONFLICT));
        model.addAttribute(
                "nothing", findings.stream().allMatch(finding -> finding.state() == PlanPromotion.State.UNCHANGED));
    }

    private static boolean has(List<PlanPromotion.Finding> findings, PlanPromotion.State state) {
        return findings.stream().anyMatch(finding -> finding.state() == state);
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("The page lost the file; choose it again.");
        }
    }

    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "plans.zip" : name.replaceAll("^.*[/\\\\]", "");
    }
}
