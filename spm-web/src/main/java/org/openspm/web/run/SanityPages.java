package org.openspm.web.run;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.sanity.Bound;
import org.openspm.incentive.sanity.SanityCheck;
import org.openspm.incentive.sanity.SanityLimits;
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

/** The acknowledgement of what is out of bounds in a run, and the limits that runs are held to. */
@Controller
class SanityPages {
    private final SanityCheck sanity;
    private final SanityLimits limits;

    SanityPages(SanityCheck sanity, SanityLimits limits) {
        this.sanity = sanity;
        this.limits = limits;
    }

    /** A limit as its form shows it: a share in percent, else a factor; null when it is not checked. */
    record Limit(Bound bound, @Nullable BigDecimal shown) {}

    @PostMapping("/runs/{id}/acknowledgements")
    String acknowledge(
            @PathVariable UUID id,
            @RequestParam Bound bound,
            @RequestParam String reason,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        sanity.acknowledge(id, bound, reason, user.getUsername());
        Flash.done(redirect, "sanity.acknowledged");
        return "redirect:/runs/" + id;
    }

    @GetMapping("/settings/sanity-limits")
    String limits(Model model) {
        var known = limits.limits();
        List<Limit> shown = Arrays.stream(Bound.values())
                .map(bound -> new Limit(bound, shown(bound, known.get(bound))))
                .toList();
        model.addAttribute("limits", shown);
        return "settings/sanity-limits";
    }

    /** @param limit in percent for a share, else a factor; empty when the bound is not to be checked */
    @PostMapping("/settings/sanity-limits")
    String set(
            @RequestParam Bound bound,
            @RequestParam(required = false) @Nullable BigDecimal limit,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        var wanted = limit == null || !bound.isShare() ? limit : limit.movePointLeft(2);
        limits.set(bound, wanted, user.getUsername());
        Flash.done(redirect, "sanity.limit.saved");
        return "redirect:/settings/sanity-limits";
    }

    private static @Nullable BigDecimal shown(Bound bound, @Nullable BigDecimal limit) {
        if (limit == null) {
            return null;
        }
        var plain = (bound.isShare() ? limit.movePointRight(2) : limit).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
