package org.openspm.web.quotas;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.quota.AttainmentListing;
import org.openspm.quota.AttainmentRow;
import org.openspm.quota.QuotaGrid;
import org.openspm.quota.QuotaHierarchy;
import org.openspm.quota.QuotaListing;
import org.openspm.quota.QuotaPeriod;
import org.openspm.quota.QuotaRow;
import org.openspm.web.api.ApiPage;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quotas and attainment for programs. */
@RestController
class QuotaApi {
    private final QuotaListing quotas;
    private final QuotaHierarchy hierarchy;
    private final AttainmentListing attainments;
    private final Seen seen;

    QuotaApi(QuotaListing quotas, QuotaHierarchy hierarchy, AttainmentListing attainments, Seen seen) {
        this.quotas = quotas;
        this.hierarchy = hierarchy;
        this.attainments = attainments;
        this.seen = seen;
    }

    /** What a payee reached; the attainment is value ÷ quota in force to 12 decimals. */
    record AttainmentResponse(
            @Nullable UUID personId,
            @Nullable String personName,
            @Nullable UUID seatId,
            @Nullable String seatName,
            String measure,
            BigDecimal value,
            @Nullable BigDecimal quota,
            @Nullable BigDecimal quotaSet,
            @Nullable BigDecimal attainment,
            @Nullable String currency) {

        static AttainmentResponse of(AttainmentRow row) {
            return new AttainmentResponse(
                    row.personId(),
                    row.personName(),
                    row.seatId(),
                    row.seatName(),
                    row.measure(),
                    row.attainment().value(),
                    row.attainment().quota(),
                    row.quotaSet(),
                    row.attainment().ratio().orElse(null),
                    row.currency());
        }
    }

    @Operation(summary = "Quotas as they were set, by period and seat.")
    @GetMapping("/api/v1/quotas")
    ApiPage<QuotaRow> quotas(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(
                quotas.find(period, measure, seen.day(null), seen.factsBy(user), new PageRequest(page, size)));
    }

    @Operation(summary = "Quotas and what was reached along the reporting line, with totals at every seat.")
    @GetMapping("/api/v1/quotas/hierarchy")
    QuotaGrid hierarchy(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam String period,
            @RequestParam String measure,
            @RequestParam String currency) {
        var day = seen.day(null);
        return hierarchy.grid(
                new QuotaHierarchy.Question("reporting", period(period, day), measure, currency, day),
                seen.topOf(user));
    }

    @Operation(summary = "Who reached how much of the quota in force, highest first.")
    @GetMapping("/api/v1/attainment")
    ApiPage<AttainmentResponse> attainment(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam String period,
            @RequestParam String measure,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var day = seen.day(null);
        var rows = attainments.of(period(period, day), measure, day, seen.by(user));
        var request = new PageRequest(page, size);
        return ApiPage.of(Page.of(rows, request).map(AttainmentResponse::of));
    }

    private QuotaPeriod period(String code, LocalDate day) {
        return quotas.period(code, day)
                .orElseThrow(() -> new NotFound("There are no quotas for a period “" + code + "”."));
    }
}
