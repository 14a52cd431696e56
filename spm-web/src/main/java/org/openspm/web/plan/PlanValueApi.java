package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.plan.PayeeValueListing;
import org.openspm.incentive.plan.PayeeValueRow;
import org.openspm.web.api.ApiPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Values of titles, seats and persons over REST. */
@RestController
@RequestMapping("/api/v1/plan-values")
class PlanValueApi {
    private final PayeeValueListing values;
    private final Clock clock;

    PlanValueApi(PayeeValueListing values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    @Operation(
            summary = "Values given to titles, seats and persons, with what each replaces and the plans that use it.")
    @GetMapping
    ApiPage<PayeeValueRow> list(
            PlanValuePages.Filter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(values.page(filter.wanted(LocalDate.now(clock)), new PageRequest(page, size)));
    }
}
