package org.openspm.web.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.effect.DraftEffect;
import org.openspm.incentive.effect.EffectSum;
import org.openspm.incentive.effect.PayeeEffect;
import org.openspm.incentive.plan.PlanDetail;
import org.openspm.incentive.plan.PlanVersionSummary;
import org.openspm.incentive.plan.TestPayees.TestPayee;

/**
 * The effect of a text as pages show it.
 *
 * @param savedAs the version that says the same; null while the text is not saved
 */
record EffectView(
        DraftEffect effect,
        List<EffectDrawing> drawings,
        List<Pinned> pinned,
        @Nullable Integer savedAs) {

    /** A test payee with what the plan pays him; nothing when it pays him in no period of these days. */
    record Pinned(TestPayee payee, List<PayeeEffect> effects) {}

    static EffectView of(DraftEffect effect, List<TestPayee> pinned, @Nullable PlanDetail plan) {
        var drawings = effect.histograms().stream()
                .map(histogram -> EffectDrawing.of(
                        histogram,
                        effect.sums().stream()
                                .filter(sum -> sum.before().currency().equals(histogram.currency()))
                                .findFirst()
                                .orElseThrow()))
                .toList();
        var tested = pinned.stream()
                .map(payee -> new Pinned(payee, effect.payees(List.of(payee.code()))))
                .toList();
        return new EffectView(effect, drawings, tested, plan == null ? null : version(plan, effect.hash()));
    }

    public boolean isPinned(String person) {
        return pinned.stream().anyMatch(each -> each.payee().code().equals(person));
    }

    /** The difference as a share of what is paid now; null when nothing is. */
    public static @Nullable BigDecimal share(EffectSum sum) {
        var before = sum.before().amount();
        return before.signum() == 0 ? null : sum.difference().amount().divide(before.abs(), MathContext.DECIMAL64);
    }

    private static @Nullable Integer version(PlanDetail plan, String hash) {
        Predicate<PlanVersionSummary> same = version -> Objects.equals(version.hash(), hash);
        return plan.versions().stream()
                .filter(same)
                .findFirst()
                .map(PlanVersionSummary::number)
                .orElse(null);
    }
}
