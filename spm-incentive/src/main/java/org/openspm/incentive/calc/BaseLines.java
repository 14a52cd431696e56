package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Tiers;

/** Base × rate → tiers: what a component earns before threshold, limits and rounding. */
final class BaseLines {
    private final Component component;
    private final int measure;
    private final PlanFigures figures;

    BaseLines(Component component, PlanFigures figures) {
        this.component = component;
        this.measure = figures.plan().measure(component.measure());
        this.figures = figures;
    }

    int measure() {
        return measure;
    }

    /** Lines of the measure's value to date; null when they need a quota and there is none. */
    @Nullable
    List<RawLine> ofPeriod(int payee, int slot) {
        var bindings = figures.bindings(payee, slot);
        var value = figures.value(measure, payee, slot);
        return switch (component.base()) {
            case Base.Fixed fixed -> List.of(whole("", Evaluator.number(fixed.amount(), bindings)));
            case Base.Bonus bonus -> List.of(whole("", Evaluator.number(bonus.amount(), bindings)));
            case Base.MeasureValue _, Base.Target _ ->
                needsQuota() && quota(payee, slot) == null
                        ? null
                        : cut("", value, figures.initial(measure, payee, slot), payee, slot, bindings);
            case Base.DownlineEarnings _, Base.Spread _ ->
                throw new IllegalStateException(component.name() + " is not earned on the value of a period");
        };
    }

    /** Lines of one credit; {@code before} and {@code after} are the running totals around it. */
    @Nullable
    List<RawLine> ofCredit(
            String key,
            BigDecimal value,
            BigDecimal before,
            BigDecimal after,
            int payee,
            int slot,
            PayeeBindings bindings) {
        if (component.base() instanceof Base.Fixed fixed) {
            return List.of(whole(key, Evaluator.number(fixed.amount(), bindings)));
        }
        if (needsQuota() && quota(payee, slot) == null) {
            return null;
        }
        var tiers = component.tiers();
        if (tiers == null) {
            return List.of(plain(key, value, factor(payee, slot, bindings)));
        }
        var cut = new TierCut(tiers, axisQuota(tiers, payee, slot));
        if (tiers.over() == Tiers.Over.EACH_CREDIT) {
            return tiers.mode() == Tiers.Mode.MARGINAL
                    ? lines(key, cut.between(BigDecimal.ZERO, value), payee, slot, bindings)
                    : lines(key, List.of(cut.reached(value, value)), payee, slot, bindings);
        }
        if (tiers.mode() == Tiers.Mode.MARGINAL) {
            return lines(key, cut.between(before, after), payee, slot, bindings);
        }
        var reached = tiers.over() == Tiers.Over.PERIOD ? figures.value(measure, payee, slot) : after;
        return lines(key, List.of(cut.reached(reached, value)), payee, slot, bindings);
    }

    private List<RawLine> cut(
            String key, BigDecimal value, BigDecimal initial, int payee, int slot, PayeeBindings bindings) {
        var tiers = component.tiers();
        if (tiers == null) {
            return List.of(plain(key, value, factor(payee, slot, bindings)));
        }
        var cut = new TierCut(tiers, axisQuota(tiers, payee, slot));
        return tiers.mode() == Tiers.Mode.MARGINAL
                ? lines(key, cut.between(initial.min(BigDecimal.ZERO), value), payee, slot, bindings)
                : lines(key, List.of(cut.reached(value, value)), payee, slot, bindings);
    }

    private List<RawLine> lines(String key, List<TierCut.Slice> slices, int payee, int slot, PayeeBindings bindings) {
        var factor = factor(payee, slot, bindings);
        var lines = new ArrayList<RawLine>();
        for (var slice : slices) {
            var tierKey = (key.isEmpty() ? "" : key + "/") + "tier:" + slice.tier();
            lines.add(line(tierKey, slice, factor, bindings));
            if (slice.band().entry() != null && slice.entries() != 0) {
                var entry =
                        Evaluator.number(slice.band().entry(), bindings).multiply(BigDecimal.valueOf(slice.entries()));
                lines.add(RawLine.of(
                        tierKey + ":entry",
                        slice.tier(),
                        BigDecimal.ONE,
                        entry,
                        entry,
                        new RawLine.Origin.Entry(slice.tier())));
            }
        }
        return lines;
    }

    private RawLine line(String key, TierCut.Slice slice, Factor factor, PayeeBindings bindings) {
        var value = Evaluator.number(slice.band().value(), bindings);
        var origin = new RawLine.Origin.Tier(slice);
        if (slice.band().kind() == Band.Kind.AMOUNT) {
            return RawLine.of(key, slice.tier(), slice.amount(), value, value, origin);
        }
        if (slice.band().kind() == Band.Kind.RATE && component.base() instanceof Base.Target) {
            return RawLine.of(
                    key, slice.tier(), slice.amount(), value, factor.rate().multiply(value), origin);
        }
        var rate = slice.band().kind() == Band.Kind.MULTIPLIER ? factor.rate().multiply(value) : value;
        return RawLine.of(
                key,
                slice.tier(),
                slice.amount(),
                rate,
                slice.band().kind() == Band.Kind.MULTIPLIER
                        ? factor.of(slice.amount(), value)
                        : slice.amount().multiply(rate),
                origin);
    }

    private static RawLine plain(String key, BigDecimal value, Factor factor) {
        return RawLine.of(key, 0, value, factor.rate(), factor.of(value, BigDecimal.ONE), new RawLine.Origin.Rate());
    }

    private static RawLine whole(String key, BigDecimal amount) {
        return RawLine.of(key, 0, BigDecimal.ONE, amount, amount, new RawLine.Origin.Rate());
    }

    /**
     * What one unit of the measure is worth: the rate, or for a target incentive target ÷ quota, divided last so that
     * nothing is lost: 12,000 × 1,100,000 ÷ 1,000,000.
     */
    private record Factor(BigDecimal rate, @Nullable BigDecimal divisor) {
        BigDecimal of(BigDecimal amount, BigDecimal multiplier) {
            var product = amount.multiply(rate).multiply(multiplier);
            return divisor == null ? product : product.divide(divisor, Evaluator.QUOTIENT);
        }
    }

    private Factor factor(int payee, int slot, PayeeBindings bindings) {
        var rate = component.rate() == null ? BigDecimal.ONE : Evaluator.number(component.rate(), bindings);
        if (!(component.base() instanceof Base.Target target)) {
            return new Factor(rate, null);
        }
        var amount = Evaluator.number(target.amount(), bindings)
                .multiply(Evaluator.number(target.weight(), bindings))
                .multiply(rate);
        return new Factor(amount, Objects.requireNonNull(quota(payee, slot)));
    }

    private BigDecimal axisQuota(Tiers tiers, int payee, int slot) {
        return tiers.axis() == Tiers.Axis.ATTAINMENT ? Objects.requireNonNull(quota(payee, slot)) : BigDecimal.ONE;
    }

    private boolean needsQuota() {
        var tiers = component.tiers();
        return component.base() instanceof Base.Target || (tiers != null && tiers.axis() == Tiers.Axis.ATTAINMENT);
    }

    /** A quota above zero, or null; without one there is no attainment. */
    private @Nullable BigDecimal quota(int payee, int slot) {
        var quota = figures.quota(measure, payee, slot);
        if (quota == null) {
            figures.notes().quotaMissing(payee, slot, component.measure());
        }
        return quota == null || quota.signum() == 0 ? null : quota;
    }

    /** The rate of the component for a credit, for the level difference between two payees. */
    BigDecimal rate(PayeeBindings bindings) {
        Expression rate = component.rate();
        return rate == null ? BigDecimal.ONE : Evaluator.number(rate, bindings);
    }
}
