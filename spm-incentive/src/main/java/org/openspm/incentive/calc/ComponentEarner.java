package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Earning.Applied;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.Threshold;

/**
 * Earns one component for one payee and slot: base × rate → tiers → threshold and gate → floors → caps → modifier → share →
 * currency → rounding, factors before the limits where the plan says so. What accumulates over a window is earned to date, less what was earned to date in the slot before.
 */
final class ComponentEarner {
    private final Component component;
    private final PlanFigures figures;
    private final BaseLines base;
    private final CreditLines credits;
    private final Others others;
    private final LineRounding rounding;

    ComponentEarner(Component component, PlanFigures figures, @Nullable PayeeCredits credits, Others others) {
        this.component = component;
        this.figures = figures;
        this.base = new BaseLines(component, figures);
        this.credits = new CreditLines(component, figures, base, credits);
        this.others = others;
        this.rounding = new LineRounding(component.rounding());
    }

    ComponentResult earn(int payee, int slot) {
        var toDate = entitled(payee, slot);
        int first = figures.windowStart(base.measure(), payee, slot);
        if (!accumulates() || slot == first) {
            return toDate;
        }
        var before = entitled(payee, slot - 1);
        return new ComponentResult(less(toDate, before), toDate.applied(), toDate.currency(), toDate.exchangeRate());
    }

    private boolean accumulates() {
        return component.per() == Component.Per.PERIOD
                && (component.base() instanceof Base.MeasureValue
                        || component.base() instanceof Base.Target
                        || component.base() instanceof Base.Pool);
    }

    private ComponentResult entitled(int payee, int slot) {
        var applied = EnumSet.noneOf(Applied.class);
        var bindings = figures.bindings(payee, slot);
        var raw = isOpen(payee, slot, bindings, applied) ? raw(payee, slot, bindings) : List.<RawLine>of();
        var limits = new Limits(
                component,
                bindings,
                figures.time()
                        .active(
                                component.prorate().limits(),
                                component.prorate().leave(),
                                payee,
                                slot),
                figures.plan().snapshot().transactions()::takesBack,
                applied);
        var payment = PaymentCurrency.of(component, figures, payee, slot);
        if (!component.beforeLimits().isEmpty()) {
            var early = factor(bindings, payment, true);
            raw = raw.stream()
                    .map(line -> line.withAmount(line.amount().multiply(early)))
                    .toList();
        }
        raw = limits.eachCredit(raw, credits.places(payee, slot));
        var lines = rounding.rounded(raw, factor(bindings, payment, false), limits);
        return new ComponentResult(
                lines, applied.isEmpty() ? Set.of() : Set.copyOf(applied), payment.currency(), payment.rate());
    }

    /** The factors that apply before the limits, or those after. */
    private BigDecimal factor(PayeeBindings bindings, PaymentCurrency payment, boolean before) {
        var factor = BigDecimal.ONE;
        if (applies(Component.Factor.SHARE, before) && !component.sharesEachCredit()) {
            factor = number(component.share(), bindings);
        }
        if (applies(Component.Factor.MODIFIER, before)) {
            factor = factor.multiply(number(component.modifier(), bindings));
        }
        return applies(Component.Factor.EXCHANGE, before) && payment.rate() != null
                ? factor.multiply(payment.rate())
                : factor;
    }

    /** What lines are multiplied by before they are rounded, after the limits; the exchange rate is among it. */
    BigDecimal factor(int payee, int slot) {
        return factor(figures.bindings(payee, slot), PaymentCurrency.of(component, figures, payee, slot), false);
    }

    private boolean applies(Component.Factor factor, boolean before) {
        return component.beforeLimits().contains(factor) == before;
    }

    /** A factor; 1 when none is stated. */
    private static BigDecimal number(@Nullable Expression expression, PayeeBindings bindings) {
        return expression == null ? BigDecimal.ONE : PlanFigures.evaluated(expression, bindings);
    }

    private List<RawLine> raw(int payee, int slot, PayeeBindings bindings) {
        if (component.base() instanceof Base.Pool pool) {
            return others.pools().lines(component, pool, payee, slot);
        }
        if (component.base() instanceof Base.Contest contest) {
            return others.contests().lines(component, contest, payee, slot);
        }
        if (component.base() instanceof Base.DownlineEarnings) {
            return others.downline().lines(component, payee, slot, base.rate(bindings));
        }
        if (component.base() instanceof Base.Bonus && reachedBefore(payee, slot)) {
            return List.of();
        }
        if (component.per() == Component.Per.CREDIT || component.base() instanceof Base.Spread) {
            return credits.of(payee, slot);
        }
        var lines = base.ofPeriod(payee, slot, bindings);
        return lines == null ? List.of() : lines;
    }

    private boolean reachedBefore(int payee, int slot) {
        for (int earlier = figures.windowStart(base.measure(), payee, slot); earlier < slot; earlier++) {
            if (passes(payee, earlier, figures.bindings(payee, earlier))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(int payee, int slot, PayeeBindings bindings, Set<Applied> applied) {
        if (!passes(payee, slot, bindings)) {
            applied.add(Applied.THRESHOLD);
            return false;
        }
        if (component.gate() != null && !PlanFigures.holds(component.gate(), bindings)) {
            applied.add(Applied.GATE);
            return false;
        }
        return true;
    }

    private boolean passes(int payee, int slot, PayeeBindings bindings) {
        var threshold = component.threshold();
        if (threshold == null) {
            return true;
        }
        var border = PlanFigures.evaluated(threshold.value(), bindings);
        if (threshold.on() == Threshold.On.MEASURE) {
            return figures.value(base.measure(), payee, slot).compareTo(border) >= 0;
        }
        var quota = figures.quota(base.measure(), payee, slot);
        if (quota == null) {
            figures.notes().quotaMissing(payee, slot, component.measure());
        }
        return quota != null
                && quota.signum() != 0
                && figures.counted(base.measure(), payee, slot).compareTo(quota.multiply(border)) >= 0;
    }

    /** Line by line: now less then; a line that is gone is taken back. */
    private static List<ComponentResult.Line> less(ComponentResult now, ComponentResult before) {
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        Map<String, RawLine> gone = new LinkedHashMap<>();
        for (var line : before.lines()) {
            left.merge(line.raw().key(), line.amount(), BigDecimal::add);
            gone.put(line.raw().key(), line.raw());
        }
        var lines = new ArrayList<ComponentResult.Line>();
        for (var line : now.lines()) {
            var earlier = left.remove(line.raw().key());
            lines.add(
                    earlier == null
                            ? line
                            : new ComponentResult.Line(line.raw(), line.amount().subtract(earlier), earlier));
        }
        left.forEach((key, amount) ->
                lines.add(new ComponentResult.Line(Objects.requireNonNull(gone.get(key)), amount.negate(), amount)));
        return lines;
    }

    Component component() {
        return component;
    }

    PlanFigures figures() {
        return figures;
    }

    int measure() {
        return base.measure();
    }

    /** What rests on others than the payee. */
    record Others(Downline downline, Pools pools, Contests contests) {}

    /** The currency a payee is paid in and the rate into it, null when it is the plan's. */
    record PaymentCurrency(Currency currency, @Nullable BigDecimal rate) {
        /** ISO 4217's code for no currency: of a seat nobody sits in, which is measured and paid nothing. */
        private static final Currency NONE = Currency.of("XXX");

        static PaymentCurrency of(Component component, PlanFigures figures, int payee, int slot) {
            var own = component.payBy();
            return of(own == null ? figures.plan().plan().payBy() : own, figures, payee, slot);
        }

        /** @param by null when everything is paid in the plan's currency */
        static PaymentCurrency of(@Nullable Conversion by, PlanFigures figures, int payee, int slot) {
            var plan = figures.plan();
            var from = plan.currency(payee, slot);
            if (from != null && by == null) {
                return new PaymentCurrency(from, null);
            }
            var period = plan.slots().period(slot);
            var to = plan.payees().isPerson(payee) ? plan.snapshot().payeeCurrency(payee, period.lastDate()) : null;
            var known = Objects.requireNonNullElse(from, Objects.requireNonNullElse(to, NONE));
            if (by == null || to == null || to.equals(known)) {
                return new PaymentCurrency(known, null);
            }
            int day = by.day() == Conversion.Day.PERIOD_START ? period.startDay() : period.endDay() - 1;
            var dated = plan.snapshot().rates().onOrBefore(known, to, by.rateType(), day);
            if (dated == null) {
                figures.notes().rateMissing(payee, slot, known.code(), to.code(), by.rateType());
                return new PaymentCurrency(known, null);
            }
            return new PaymentCurrency(to, dated.rate());
        }
    }
}
