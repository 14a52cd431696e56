package org.openspm.web.pay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.EarningChange;
import org.openspm.incentive.run.ExplainedEarning;
import org.openspm.incentive.run.ExplainedMeasure;
import org.openspm.incentive.run.Explanations;
import org.openspm.incentive.run.RunChanges;
import org.openspm.incentive.run.RunQueries;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a figure is what it is, and why it is not what it was. */
@RestController
@RequestMapping("/api/v1/why")
class WhyApi {
    private final Payees payees;
    private final ShownPeriods periods;
    private final Explanations explanations;
    private final RunQueries runs;
    private final RunChanges changes;
    private final Visibility visibility;
    private final Clock clock;

    WhyApi(
            Payees payees,
            ShownPeriods periods,
            Explanations explanations,
            RunQueries runs,
            RunChanges changes,
            Visibility visibility,
            Clock clock) {
        this.payees = payees;
        this.periods = periods;
        this.explanations = explanations;
        this.runs = runs;
        this.changes = changes;
        this.visibility = visibility;
        this.clock = clock;
    }

    @Operation(summary = "Derives an earning again, step by step down to the transactions.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The run was calculated by another version of the product")
    @GetMapping
    ExplainedEarning why(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam String period,
            @RequestParam String plan,
            @RequestParam String component,
            @RequestParam(required = false) @Nullable UUID run) {
        var payee = disclosed(user, person);
        var shown = periods.of(payee.key(), period);
        return explanations.explain(new Explanations.Question(
                payee.key(),
                plan,
                component,
                shown.period().id(),
                run == null ? shown.stamp().runId() : run));
    }

    @Operation(
            summary = "Derives what a person reached on a measure, step by step down to the transactions.",
            description = "A period longer than the plan’s own means its last one that began by the day.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The run was calculated by another version of the product")
    @GetMapping("/measure")
    ExplainedMeasure measure(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam String period,
            @RequestParam String measure,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable LocalDate day) {
        var payee = disclosed(user, person);
        var shown = periods.of(payee.key(), period);
        return explanations.measure(new Explanations.MeasureQuestion(
                payee.key(),
                plan,
                measure,
                shown.period().id(),
                day == null ? LocalDate.now(clock) : day,
                shown.stamp().runId()));
    }

    @Operation(summary = "Why a person’s pay differs from what an earlier run found, cause by cause.")
    @GetMapping("/changed")
    ApiPage<EarningChange> changed(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam String period,
            @RequestParam(required = false) @Nullable UUID since,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var payee = disclosed(user, person);
        var run = runs.run(new RunId(periods.of(payee.key(), period).stamp().runId()));
        var before = runs.since(run, since);
        return ApiPage.of(changes.earnings(before.id(), run.id(), person, null, new PageRequest(page, size)));
    }

    private Payee disclosed(SignedInUser user, UUID person) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "explanation");
        return payee;
    }
}
