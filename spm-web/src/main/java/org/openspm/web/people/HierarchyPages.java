package org.openspm.web.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Hierarchies;
import org.openspm.domain.shared.NotFound;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The reporting line, or another hierarchy, as it stood on a day. */
@Controller
class HierarchyPages {
    private final Hierarchies hierarchies;
    private final Seen seen;

    HierarchyPages(Hierarchies hierarchies, Seen seen) {
        this.hierarchies = hierarchies;
        this.seen = seen;
    }

    /** The whole tree, or only what is below a seat when that is opened in place. */
    @GetMapping("/people/hierarchy")
    String tree(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "reporting") String hierarchy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID seat,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var asOf = seen.day(day);
        var forest = SeatForest.of(hierarchies.at(hierarchy, asOf), seen.topOf(user));
        var trees = forest.trees(seat);
        if (seat != null && trees.isEmpty()) {
            throw new NotFound("There is no such seat on " + asOf + ", or not for you.");
        }
        model.addAttribute("trees", trees);
        model.addAttribute("day", asOf);
        model.addAttribute("hierarchy", hierarchy);
        model.addAttribute("hierarchies", hierarchies.all());
        model.addAttribute("seat", seat);
        model.addAttribute("seats", forest.all().size());
        model.addAttribute("vacancies", forest.vacancies());
        return htmx == null || seat == null ? "people/hierarchy" : "people/hierarchy :: branch";
    }
}
