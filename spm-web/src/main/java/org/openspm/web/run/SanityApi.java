package org.openspm.web.run;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.sanity.Bound;
import org.openspm.incentive.sanity.OutOfBounds;
import org.openspm.incentive.sanity.SanityCheck;
import org.openspm.incentive.sanity.SanityLimits;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sanity bounds over REST. */
@RestController
class SanityApi {
    private final RunQueries runs;
    private final SanityCheck sanity;
    private final SanityLimits limits;

    SanityApi(RunQueries runs, SanityCheck sanity, SanityLimits limits) {
        this.runs = runs;
        this.sanity = sanity;
        this.limits = limits;
    }

    /** Why what exceeds a bound is right. */
    record AcknowledgementOrder(Bound bound, String reason) {}

    /** A limit as a factor or a share, 0.5 for 50 %; none when the bound is not to be checked. */
    record LimitOrder(Bound bound, @Nullable BigDecimal limit) {}

    /** What is out of bounds, by bound. */
    record OdditiesResponse(List<OutOfBounds> bounds) {}

    /** The limits by bound. */
    record LimitsResponse(Map<Bound, BigDecimal> limits) {}

    @Operation(summary = "What is out of bounds in a run, with figures, and whether it is acknowledged.")
    @GetMapping("/api/v1/runs/{id}/oddities")
    OdditiesResponse oddities(@PathVariable UUID id) {
        return new OdditiesResponse(sanity.of(runs.run(new RunId(id)).id()));
    }

    @Operation(summary = "Acknowledges what exceeds a bound, with the reason why it is right.")
    @PostMapping("/api/v1/runs/{id}/acknowledgements")
    OdditiesResponse acknowledge(
            @PathVariable UUID id,
            @RequestBody AcknowledgementOrder order,
            @AuthenticationPrincipal SignedInUser user) {
        sanity.acknowledge(id, order.bound(), order.reason(), user.getUsername());
        return oddities(id);
    }

    @Operation(summary = "The limits that runs are held to; bounds that are not checked are left out.")
    @GetMapping("/api/v1/sanity-limits")
    LimitsResponse limits() {
        return new LimitsResponse(limits.limits());
    }

    @Operation(summary = "Sets the limit of a bound, or takes it away.")
    @PostMapping("/api/v1/sanity-limits")
    LimitsResponse set(@RequestBody LimitOrder order, @AuthenticationPrincipal SignedInUser user) {
        limits.set(order.bound(), order.limit(), user.getUsername());
        return limits();
    }
}
