package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Tiers;

/** Base × rate → tiers: what a component earns before threshold, limits and rounding. */
final class BaseLines {
    private final Component component;
    private final int measure;
    private final PlanFigures figures;
    private final String[] tierKeys;

    BaseLines(Component component, PlanFigures figures) {
        this.component = component;
        this.measure = figures.plan().measure(component.measure());
        this.figures = figures;
        var tiers = component.tiers();
        this.tierKeys = IntStream.rangeClosed(
                        1, tiers == null ? 0 : tiers.bands().size())
                .mapToObj(tier -> "tier:" + tier)
                .toArray(String[]::new);
    }

    int measure() {
        return measure;
    }

    /** Lines of the measure's value to date; null when they need a quota and there is none. */
    @Nullable
    List<RawLine> ofPeriod(int payee, int slot, PayeeBindings bindings) {
        var value = component.base() instanceof Base.Target
                ? figures.counted(measure, payee, slot)
                : figures.value(measure, payee, slot);
        return switch (component.base()) {
            case Base.Fixed fixed -> List.of(whole("", prorated(fixed.amount(), payee, slot, bindings)));
            case Base.Bonus bonus -> List.of(whole("", prorated(bonus.amount(), payee, slot, bindings)));
            case Base.MeasureValue _, Base.Target _ ->
                needsQuota() && quota(payee, slot) == null
                        ? null
                        : cut("", value, figures.initial(measure, payee, slot), payee, slot, bindings);
            case Base.DownlineEarnings _, Base.Spread _, Base.Pool _, Base.Contest _ ->
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
            return List.of(whole(key, PlanFigures.evaluated(fixed.amount(), bindings)));
        }
        if (needsQuota() && quota(payee, slot) == null) {
            return null;
        }
        if (component.curve() instanceof Component.CurveUse use) {
            return List.of(onCurve(use, key, value, before, after, payee, slot, bindings));
        }
        var tiers = tiers(payee, slot);
        if (tiers == null) {
            return List.of(plain(key, value, factor(payee, slot, bindings)));
        }
        var cut = new TierCut(tiers, axisQuota(tiers, payee, slot));
        if (tiers.over() == Tiers.Over.EACH_CREDIT) {
            return lines(key, slices(tiers, cut, value, value, BigDecimal.ZERO), payee, slot, bindings);
        }
        if (tiers.mode() == Tiers.Mode.MARGINAL) {
            return lines(key, cut.between(before, after), payee, slot, bindings);
        }
        var reached = tiers.over() == Tiers.Over.PERIOD ? figures.value(measure, payee, slot) : after;
        return lines(key, List.of(cut.reached(reached, value)), payee, slot, bindings);
    }

    private List<RawLine> cut(
            String key, BigDecimal value, BigDecimal initial, int payee, int slot, PayeeBindings bindings) {
        if (component.curve() instanceof Component.CurveUse use) {
            return List.of(onCurve(use, key, value, BigDecimal.ZERO, value, payee, slot, bindings));
        }
        var tiers = tiers(payee, slot);
        if (tiers == null) {
            return List.of(plain(key, value, factor(payee, slot, bindings)));
        }
        var cut = new TierCut(tiers, axisQuota(tiers, payee, slot));
        var reached = tiers.axis() == Tiers.Axis.ATTAINMENT ? figures.counted(measure, payee, slot) : value;
        return lines(key, slices(tiers, cut, value, reached, initial.min(BigDecimal.ZERO)), payee, slot, bindings);
    }

    /** The rate table with this payee's borders. */
    private @Nullable Tiers tiers(int payee, int slot) {
        var tiers = component.tiers();
        return tiers == null || !tiers.areOfPayee()
                ? tiers
                : tiers.with(border -> PlanFigures.evaluated(border, figures.bindings(payee, slot)));
    }

    private static List<TierCut.Slice> slices(
            Tiers tiers, TierCut cut, BigDecimal value, BigDecimal reached, BigDecimal start) {
        return switch (tiers.mode()) {
            case MARGINAL -> cut.between(start, value);
            case WHOLE -> List.of(cut.reached(reached, value));
            case OVERAGE -> cut.overage(value, Objects.requireNonNull(tiers.above()));
        };
    }

    /** Read off a curve: the amount itself, the rate, a factor of the rate, or the part of a target. */
    private RawLine onCurve(
            Component.CurveUse use,
            String key,
            BigDecimal value,
            BigDecimal before,
            BigDecimal after,
            int payee,
            int slot,
            PayeeBindings bindings) {
        var curve = chosen(use, bindings);
        boolean running = use.over() == Tiers.Over.RUNNING_TOTAL;
        var place = switch (use.over()) {
            case EACH_CREDIT -> value;
            case RUNNING_TOTAL -> after;
            case PERIOD ->
                curve.axis() == Unit.PERCENT
                        ? Objects.requireNonNull(figures.attainment(measure, payee, slot))
                        : figures.value(measure, payee, slot);
        };
        var height = read(curve, place, bindings);
        var origin = new RawLine.Origin.OnCurve(curve.name(), place, height);
        if (curve.unit() == Unit.MONEY) {
            var amount = running ? height.subtract(read(curve, before, bindings)) : height;
            return RawLine.of(key, 0, value, null, amount, origin);
        }
        if (component.base() instanceof Base.Target stated) {
            var target = target(stated, payee, slot, bindings);
            return RawLine.of(key, 0, target, height, target.multiply(height), origin);
        }
        var rate = component.rate() == null ? height : height.multiply(rate(bindings));
        return RawLine.of(key, 0, value, rate, value.multiply(rate), origin);
    }

    /** The curve that counts for a payee or credit. */
    private static Curve chosen(Component.CurveUse use, PayeeBindings bindings) {
        return use.choice() == null
                ? use.curve()
                : use.choice().cases().stream()
                        .filter(one -> Evaluator.equal(use.choice().subject(), one.key(), bindings))
                        .findFirst()
                        .map(Component.CurveUse.Choice.Case::curve)
                        .orElse(use.curve());
    }

    private static BigDecimal read(Curve curve, BigDecimal place, PayeeBindings bindings) {
        try {
            return curve.valueAt(place);
        } catch (CannotCalculate refused) {
            throw new RuleViolation(
                    bindings.where() + ": " + refused.getMessage() + " See " + refused.at() + " of the plan.");
        }
    }

    private List<RawLine> lines(String key, List<TierCut.Slice> slices, int payee, int slot, PayeeBindings bindings) {
        var factor = factor(payee, slot, bindings);
        var lines = new ArrayList<RawLine>(slices.size() + 1);
        for (var slice : slices) {
            var tierKey = key.isEmpty() ? tierKeys[slice.tier() - 1] : key + "/" + tierKeys[slice.tier() - 1];
            lines.add(line(tierKey, slice, factor, bindings));
            if (slice.band().entry() != null && slice.entries() != 0) {
                var entry = PlanFigures.evaluated(slice.band().entry(), bindings)
                        .multiply(BigDecimal.valueOf(slice.entries()));
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
        var value = PlanFigures.evaluated(slice.band().value(), bindings);
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
        var rate = component.rate() == null ? BigDecimal.ONE : PlanFigures.evaluated(component.rate(), bindings);
        if (!(component.base() instanceof Base.Target target)) {
            return new Factor(rate, null);
        }
        return new Factor(target(target, payee, slot, bindings), Objects.requireNonNull(quota(payee, slot)));
    }

    /** The target incentive × weight, for the part of the period in which the plan applies. */
    private BigDecimal target(Base.Target target, int payee, int slot, PayeeBindings bindings) {
        return figures.time()
                .active(component.prorate().target(), component.prorate().leave(), payee, slot)
                .of(PlanFigures.evaluated(target.amount(), bindings)
                        .multiply(PlanFigures.evaluated(target.weight(), bindings)));
    }

    private BigDecimal prorated(Expression amount, int payee, int slot, PayeeBindings bindings) {
        return figures.time()
                .active(component.prorate().target(), component.prorate().leave(), payee, slot)
                .of(PlanFigures.evaluated(amount, bindings));
    }

    private BigDecimal axisQuota(Tiers tiers, int payee, int slot) {
        return tiers.axis() == Tiers.Axis.ATTAINMENT ? Objects.requireNonNull(quota(payee, slot)) : BigDecimal.ONE;
    }

    private boolean needsQuota() {
        var tiers = component.tiers();
        return component.base() instanceof Base.Target
                || (tiers != null && tiers.axis() == Tiers.Axis.ATTAINMENT)
                || (component.curve() != null && component.curve().curve().axis() == Unit.PERCENT);
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
        return rate == null ? BigDecimal.ONE : PlanFigures.evaluated(rate, bindings);
    }
}
