package org.openspm.web.pay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.live.LiveFigure;
import org.openspm.incentive.live.LiveFigures;
import org.openspm.incentive.run.CreditListing;
import org.openspm.incentive.run.ListedCredit;
import org.openspm.incentive.run.WhatIf;
import org.openspm.incentive.statement.CalculationStamp;
import org.openspm.incentive.statement.PayLine;
import org.openspm.incentive.statement.PayLines;
import org.openspm.incentive.statement.PayMeasure;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PayStepQueries;
import org.openspm.incentive.statement.PaySteps;
import org.openspm.incentive.statement.PayTotal;
import org.openspm.incentive.statement.TierProgress;
import org.openspm.incentive.statement.TierProgressQueries;
import org.openspm.incentive.statement.TrendPoint;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a payee earned in a period, by whom it may be seen: totals, attainment, lines and credits. */
@RestController
@RequestMapping("/api/v1")
class PayApi {
    private final Payees payees;
    private final ShownPeriods periods;
    private final PayOverview overview;
    private final PayStepQueries steps;
    private final PayLines lines;
    private final CreditListing credits;
    private final TierProgressQueries tiers;
    private final WhatIf whatIf;
    private final WhatIfDeals deals;
    private final LiveFigures live;
    private final Visibility visibility;

    PayApi(
            Payees payees,
            ShownPeriods periods,
            PayOverview overview,
            PayStepQueries steps,
            PayLines lines,
            CreditListing credits,
            TierProgressQueries tiers,
            WhatIf whatIf,
            WhatIfDeals deals,
            LiveFigures live,
            Visibility visibility) {
        this.live = live;
        this.payees = payees;
        this.periods = periods;
        this.overview = overview;
        this.steps = steps;
        this.lines = lines;
        this.credits = credits;
        this.tiers = tiers;
        this.whatIf = whatIf;
        this.deals = deals;
        this.visibility = visibility;
    }

    record PayeeResponse(UUID id, String code, String name, String jobTitle) {}

    record PeriodResponse(UUID id, String code, String kind, LocalDate first, LocalDate last, boolean published) {
        static PeriodResponse of(PayPeriod period) {
            return new PeriodResponse(
                    period.id(), period.code(), period.kind(), period.first(), period.last(), period.published());
        }
    }

    record PayResponse(
            PayeeResponse payee,
            PeriodResponse period,
            CalculationStamp calculation,
            List<PayTotal> totals,
            List<PaySteps> payments,
            List<PayMeasure> measures,
            List<TierProgress> tiers) {}

    record TrendResponse(Currency currency, List<TrendPoint> periods) {}

    @Operation(summary = "What the owner of the token earned in a period.")
    @GetMapping("/my-pay")
    PayResponse mine(
            @AuthenticationPrincipal SignedInUser user, @RequestParam(required = false) @Nullable String period) {
        if (user.personKey() == null) {
            throw new NotFound("This user is linked to no person, so there is no pay to show.");
        }
        return pay(payees.byKey(user.personKey()), period);
    }

    @Operation(summary = "What a person earned in a period: totals and measures.")
    @GetMapping("/pay/{person}")
    PayResponse pay(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period) {
        return pay(disclosed(user, person, "pay"), period);
    }

    /** A period if it were calculated now; nothing of it was approved. */
    record LiveResponse(PayeeResponse payee, Instant asOf, List<LiveFigure.OfPeriod> periods) {}

    @Operation(
            summary =
                    "What a person would be paid for each period of the fiscal year if everything were calculated now, with all that was committed up to a moment.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The figures are being prepared, or cannot be calculated")
    @GetMapping("/pay/{person}/live")
    LiveResponse live(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID person) {
        var payee = disclosed(user, person, "pay");
        var figure = live.of(payee.key());
        return new LiveResponse(
                new PayeeResponse(payee.id(), payee.code(), payee.name(), payee.jobTitle()),
                figure.asOf(),
                figure.periods());
    }

    @Operation(summary = "Periods in which a person has figures, newest first.")
    @GetMapping("/pay/{person}/periods")
    ApiPage<PeriodResponse> periods(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var all = periods.all(disclosed(user, person, "pay").key()).stream()
                .map(PeriodResponse::of)
                .toList();
        var wanted = new PageRequest(page, size);
        var items = all.stream().skip(wanted.offset()).limit(size).toList();
        return new ApiPage<>(items, page, size, all.size());
    }

    @Operation(summary = "What a person got or is to get in the last periods of the same kind, by currency.")
    @GetMapping("/pay/{person}/trend")
    List<TrendResponse> trend(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period) {
        var payee = disclosed(user, person, "pay");
        var shown = periods.of(payee.key(), period).period();
        return overview.totals(payee.key(), shown).stream()
                .map(total -> total.earned().currency())
                .map(currency -> new TrendResponse(
                        currency, overview.trend(payee.key(), shown, currency, PayPageAssembly.TREND_PERIODS)))
                .toList();
    }

    @Operation(summary = "Lines of a person’s period, newest deal first.")
    @GetMapping("/pay/{person}/lines")
    ApiPage<PayLine> lines(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var payee = disclosed(user, person, "pay");
        var shown = periods.of(payee.key(), period);
        return ApiPage.of(lines.of(payee.key(), shown.period(), q, new PageRequest(page, size)));
    }

    @Operation(summary = "Credits that count in a person’s period, newest deal first.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The run was calculated by another version of the product")
    @GetMapping("/pay/{person}/credits")
    ApiPage<ListedCredit> credits(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var payee = disclosed(user, person, "credits");
        var shown = periods.of(payee.key(), period);
        return ApiPage.of(
                credits.of(payee.key(), shown.period().id(), shown.stamp().runId(), q, new PageRequest(page, size)));
    }

    @Operation(
            summary =
                    "What one more deal sold by the person would bring, calculated by the engine; nothing is written.",
            description =
                    "The day is today or the nearest day of the period, the currency that of the person’s measures,"
                            + " unless they are given. Earnings are before pay rules.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The run was calculated by another version of the product")
    @ApiResponse(
            responseCode = "422",
            description = "The deal cannot be: the field, its value and the remedy are named")
    @GetMapping("/pay/{person}/what-if")
    WhatIf.Answer whatIf(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam String amount,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String product) {
        var payee = disclosed(user, person, "what if");
        var shown = periods.of(payee.key(), period);
        var deal = deals.deal(new WhatIfDeals.Asked(amount, currency, date, account, product), payee, shown.period());
        return whatIf.of(payee.key(), shown.period().id(), shown.stamp().runId(), deal);
    }

    private PayResponse pay(Payee payee, @Nullable String code) {
        var shown = periods.of(payee.key(), code);
        var measures = overview.measures(payee.key(), shown.period());
        return new PayResponse(
                new PayeeResponse(payee.id(), payee.code(), payee.name(), payee.jobTitle()),
                PeriodResponse.of(shown.period()),
                shown.stamp(),
                overview.totals(payee.key(), shown.period()),
                steps.of(payee.key(), shown.period()),
                measures,
                measures.stream()
                        .filter(measure -> measure.quota() != null)
                        .flatMap(measure ->
                                tiers.of(measure, payee.key(), shown.period().last()).stream())
                        .toList());
    }

    private Payee disclosed(SignedInUser user, UUID person, String what) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), what);
        return payee;
    }
}
