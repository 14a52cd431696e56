package org.openspm.web.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.PayeeValueListing;
import org.openspm.incentive.plan.PayeeValueRow;
import org.openspm.web.export.TableFile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every value given to a title, a seat or a person: what it replaces, where it is used, by whom and from when. */
@Controller
class PlanValuePages {
    private static final int ROWS = 50;
    private static final List<String> HEADS = List.of(
            "value name",
            "level",
            "code",
            "name",
            "value",
            "currency",
            "from",
            "until",
            "instead of",
            "instead of value",
            "plans",
            "recorded",
            "by");

    private final PayeeValueListing values;
    private final Clock clock;

    PlanValuePages(PayeeValueListing values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Filter(
            @Nullable String q,
            @Nullable String value,
            @Nullable String level,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate day,

            @Nullable String ever) {

        PayeeValueListing.Wanted wanted(LocalDate today) {
            return new PayeeValueListing.Wanted(
                    q == null ? "" : q,
                    value == null ? "" : value,
                    wantedLevel(),
                    day == null ? today : day,
                    "yes".equals(ever));
        }

        private PayeeValueRow.@Nullable Level wantedLevel() {
            if (level == null || level.isBlank()) {
                return null;
            }
            return Arrays.stream(PayeeValueRow.Level.values())
                    .filter(one -> one.name().equals(level.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation("level is “" + level + "”; use person, position or title."));
        }
    }

    @GetMapping("/plan-values")
    String list(Filter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        var wanted = filter.wanted(LocalDate.now(clock));
        model.addAttribute("wanted", wanted);
        model.addAttribute("names", values.names());
        model.addAttribute("levels", PayeeValueRow.Level.values());
        model.addAttribute("rows", values.page(wanted, new PageRequest(page, ROWS)));
        return "plans/values";
    }

    @GetMapping(path = "/plan-values", params = "export")
    ResponseEntity<byte[]> export(Filter filter, @RequestParam String export) {
        return TableFile.of("plan-values", HEADS)
                .rows(values.all(filter.wanted(LocalDate.now(clock))).stream().map(PlanValuePages::cells))
                .as(export);
    }

    private static List<@Nullable Object> cells(PayeeValueRow row) {
        return Arrays.asList(
                row.name(),
                row.level().name().toLowerCase(Locale.ROOT),
                row.ownerCode(),
                row.ownerName(),
                row.value(),
                row.currency(),
                row.from(),
                row.until(),
                row.insteadOf() == null ? null : row.insteadOf().name().toLowerCase(Locale.ROOT),
                row.instead(),
                String.join(" ", row.plans()),
                row.recordedAt(),
                row.recordedBy());
    }
}
