package org.openspm.web.quotas;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.quota.AttainmentListing;
import org.openspm.quota.AttainmentRow;
import org.openspm.web.export.TableFile;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who reached how much of the quota in force, and how that is spread. */
@Controller
class AttainmentPages {
    private static final int ROWS = 25;
    private static final List<String> HEADS =
            List.of("code", "name", "title", "seat", "quota in force", "quota set", "value", "currency", "attainment");

    private final QuotaChoices choices;
    private final AttainmentListing attainments;
    private final Seen seen;

    AttainmentPages(QuotaChoices choices, AttainmentListing attainments, Seen seen) {
        this.choices = choices;
        this.attainments = attainments;
        this.seen = seen;
    }

    @GetMapping("/quotas/attainment")
    String attainment(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-attainment") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        choices.of(period, measure, null).ifPresent(choice -> {
            var rows = rows(user, choice);
            model.addAttribute("choice", choice);
            model.addAttribute("rows", Page.of(found(rows, q, sort), new PageRequest(page, ROWS)));
            model.addAttribute("anybody", !rows.isEmpty());
            model.addAttribute("picture", DistributionPicture.of(AttainmentListing.distribution(rows)));
        });
        return "quotas/attainment";
    }

    @GetMapping(path = "/quotas/attainment", params = "export")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-attainment") String sort,
            @RequestParam String export) {
        var choice = choices.of(period, measure, null)
                .orElseThrow(() -> new RuleViolation("There are no quotas yet; import some before you export them."));
        return TableFile.of("attainment-" + choice.period().code(), HEADS)
                .rows(found(rows(user, choice), q, sort).stream().map(AttainmentPages::cells))
                .as(export);
    }

    private List<AttainmentRow> rows(SignedInUser user, QuotaChoice choice) {
        return attainments.of(choice.period(), choice.measure(), choice.day(), seen.by(user));
    }

    /** The rows a search leaves, in the order wanted; {@code rows} come highest first. */
    private static List<AttainmentRow> found(List<AttainmentRow> rows, String search, String sort) {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        var left = rows.stream().filter(row -> words(row).contains(wanted));
        return switch (sort) {
            case "-attainment" -> left.toList();
            case "attainment" -> left.toList().reversed();
            case "name" -> left.sorted(byName()).toList();
            case "-name" -> left.sorted(byName().reversed()).toList();
            default ->
                throw new RuleViolation("sort is “" + sort + "”; use name or attainment, with - for descending.");
        };
    }

    private static Comparator<AttainmentRow> byName() {
        return Comparator.comparing(AttainmentRow::personName, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
    }

    private static String words(AttainmentRow row) {
        return Stream.of(row.personName(), row.personCode(), row.seatName(), row.title())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable Object> cells(AttainmentRow row) {
        return Arrays.asList(
                row.personCode(),
                row.personName(),
                row.title(),
                row.seatName(),
                row.attainment().quota(),
                row.quotaSet(),
                row.attainment().value(),
                row.currency(),
                row.attainment().ratio().orElse(null));
    }
}
