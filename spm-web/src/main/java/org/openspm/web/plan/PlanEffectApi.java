package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.effect.DraftEffect;
import org.openspm.incentive.effect.DraftEffects;
import org.openspm.incentive.effect.EffectHistogram;
import org.openspm.incentive.effect.EffectPart;
import org.openspm.incentive.effect.EffectSum;
import org.openspm.incentive.effect.FindingEffect;
import org.openspm.incentive.effect.PayeeEffect;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.TestPayees;
import org.openspm.web.api.ApiPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a text of a plan would change on real history, over REST. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanEffectApi {
    private static final int LARGEST = 10;

    private final PlanQueries plans;
    private final DraftEffects effects;
    private final TestPayees testPayees;
    private final EffectDays days;

    PlanEffectApi(PlanQueries plans, DraftEffects effects, TestPayees testPayees, EffectDays days) {
        this.plans = plans;
        this.effects = effects;
        this.testPayees = testPayees;
        this.days = days;
    }

    /**
     * A text to try.
     *
     * @param first with {@code last} the days to try it on; without both the fiscal year at hand
     * @param payees codes of people to show by name; without them the test payees pinned to the plan
     */
    record Trial(
            String text,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable List<String> payees) {}

    /** An effect without the list of all payees, which is paged. */
    record Effect(
            String planCode,
            String hash,
            LocalDate first,
            LocalDate last,
            Instant readAt,
            List<EffectSum> sums,
            List<EffectPart> periods,
            List<EffectPart> components,
            List<EffectHistogram> histograms,
            List<FindingEffect> findings,
            List<PayeeEffect> testPayees,
            List<PayeeEffect> largestGains,
            List<PayeeEffect> largestLosses,
            long payees) {
        static Effect of(DraftEffect effect, List<String> named) {
            return new Effect(
                    effect.planCode(),
                    effect.hash(),
                    effect.first(),
                    effect.last(),
                    effect.readAt(),
                    effect.sums(),
                    effect.periods(),
                    effect.components(),
                    effect.histograms(),
                    effect.findings(),
                    effect.payees(named),
                    effect.largestGains(LARGEST),
                    effect.largestLosses(LARGEST),
                    effect.payees().size());
        }
    }

    /** Nothing is kept; the same text on the same data is not calculated again. */
    @Operation(summary = "Tries a text of a plan on real history and says what it changes, keeping nothing.")
    @PostMapping("/effect")
    Effect tried(@RequestBody Trial trial) {
        var effect = effect(trial.text(), trial.first(), trial.last());
        return Effect.of(effect, trial.payees() == null ? pinned(effect.planCode()) : trial.payees());
    }

    @Operation(summary = "What a version of a plan would change on real history.")
    @GetMapping("/{code}/versions/{number}/effect")
    Effect ofVersion(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable LocalDate first,
            @RequestParam(required = false) @Nullable LocalDate last) {
        return Effect.of(effect(plans.text(code, number), first, last), pinned(code));
    }

    @Operation(summary = "What a version of a plan would change for each payee, the greatest change first.")
    @GetMapping("/{code}/versions/{number}/effect/payees")
    ApiPage<PayeeEffect> payees(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable LocalDate first,
            @RequestParam(required = false) @Nullable LocalDate last,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var effect = effect(plans.text(code, number), first, last);
        return ApiPage.of(effect.payees(q, sort, new PageRequest(page, size)));
    }

    private DraftEffect effect(String text, @Nullable LocalDate first, @Nullable LocalDate last) {
        var wanted = days.days(first, last);
        return effects.of(text, wanted.first(), wanted.last());
    }

    private List<String> pinned(String code) {
        return testPayees.of(code).stream().map(TestPayees.TestPayee::code).toList();
    }
}
