package org.openspm.web.quotas;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.quota.AttainmentListing;
import org.openspm.quota.AttainmentRow;
import org.openspm.quota.QuotaListing;
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
    private final AttainmentListing attainments;
    private final Seen seen;

    QuotaApi(QuotaListing quotas, AttainmentListing attainments, Seen seen) {
        this.quotas = quotas;
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

    @GetMapping("/api/v1/attainment")
    ApiPage<AttainmentResponse> attainment(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam String period,
            @RequestParam String measure,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var chosen = quotas.period(period, seen.day(null))
                .orElseThrow(() -> new NotFound("There are no quotas for a period “" + period + "”."));
        var rows = attainments.of(chosen, measure, seen.day(null), seen.by(user));
        var request = new PageRequest(page, size);
        return ApiPage.of(Page.of(rows, request).map(AttainmentResponse::of));
    }
}
