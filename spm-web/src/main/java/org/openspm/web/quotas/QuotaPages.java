package org.openspm.web.quotas;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.quota.QuotaGrid;
import org.openspm.quota.QuotaHierarchy;
import org.openspm.web.export.TableFile;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Quotas along the reporting line, with totals that tie. */
@Controller
class QuotaPages {
    private static final int ROWS = 100;

    private final QuotaChoices choices;
    private final QuotaHierarchy hierarchy;
    private final Seen seen;

    QuotaPages(QuotaChoices choices, QuotaHierarchy hierarchy, Seen seen) {
        this.choices = choices;
        this.hierarchy = hierarchy;
        this.seen = seen;
    }

    @GetMapping("/quotas")
    String grid(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable UUID seat,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        choices.of(period, measure, currency).ifPresent(choice -> {
            var grid = hierarchy.grid(choice.question(), seen.topOf(user));
            var shown = QuotaLines.of(grid, seat, q);
            model.addAttribute("choice", choice);
            model.addAttribute("total", shown.total() == null ? grid.total() : shown.total());
            model.addAttribute("searched", shown.total() == null);
            model.addAttribute("above", shown.above());
            model.addAttribute("lines", Page.of(shown.lines(), new PageRequest(page, ROWS)));
        });
        return "quotas/grid";
    }

    @GetMapping(path = "/quotas", params = "export")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam String export) {
        var choice = choices.of(period, measure, currency)
                .orElseThrow(() -> new RuleViolation("There are no quotas yet; import some before you export them."));
        var heads = List.of(
                "seat",
                "title",
                "level",
                "holder",
                "quota",
                "value",
                "currency",
                "total quota " + choice.currency(),
                "total value " + choice.currency());
        return TableFile.of("quotas-" + choice.period().code(), heads)
                .rows(hierarchy.grid(choice.question(), seen.topOf(user)).rows().stream()
                        .filter(QuotaGrid.Row::concerned)
                        .map(QuotaPages::cells))
                .as(export);
    }

    private static List<@Nullable Object> cells(QuotaGrid.Row row) {
        return Arrays.asList(
                row.seatName(),
                row.title(),
                row.depth() + 1,
                row.personName(),
                row.quota(),
                row.value(),
                row.currency(),
                row.total().quota(),
                row.total().value());
    }
}
