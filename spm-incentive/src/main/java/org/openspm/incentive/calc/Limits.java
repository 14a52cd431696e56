package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Earning.Applied;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;

/** Caps and floors of a component: of several caps the lowest counts, of several floors the highest, the cap last. */
final class Limits {
    private final Component component;
    private final PayeeBindings bindings;
    private final Portion active;
    private final IntPredicate takesBack;
    private final Set<Applied> applied;

    /**
     * @param active the part of the period that caps and floors of the period are prorated by
     * @param takesBack whether the transaction of a row takes an earlier one back
     */
    Limits(Component component, PayeeBindings bindings, Portion active, IntPredicate takesBack, Set<Applied> applied) {
        this.component = component;
        this.bindings = bindings;
        this.active = active;
        this.takesBack = takesBack;
        this.applied = applied;
    }

    /**
     * Limits what each credit earns, however many slices it was cut into; a return is limited like the sale it takes back.
     * A cap takes the last slices first.
     *
     * @param ofCredit what names stand for at a credit
     */
    List<RawLine> eachCredit(List<RawLine> lines, IntFunction<PayeeBindings> ofCredit) {
        if (Stream.concat(component.caps().stream(), component.floors().stream())
                .noneMatch(limit -> limit.per() == Component.Per.CREDIT)) {
            return lines;
        }
        var limited = new ArrayList<>(lines);
        for (int first = 0; first < lines.size(); ) {
            int end = first + 1;
            while (end < lines.size()
                    && lines.get(end).credit() == lines.get(first).credit()) {
                end++;
            }
            int credit = lines.get(first).credit();
            var names = credit == RawLine.NONE ? bindings : ofCredit.apply(credit);
            limit(
                    limited.subList(first, end),
                    strictest(component.caps(), Component.Per.CREDIT, BigDecimal::min, names),
                    strictest(component.floors(), Component.Per.CREDIT, BigDecimal::max, names));
            first = end;
        }
        return limited;
    }

    private void limit(List<RawLine> slices, @Nullable BigDecimal cap, @Nullable BigDecimal floor) {
        var total = slices.stream().map(RawLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = limited(total, takesBack.test(slices.getFirst().row()), cap, floor)
                .subtract(total);
        for (int place = slices.size() - 1; place >= 0 && left.signum() != 0; place--) {
            var amount = slices.get(place).amount();
            boolean takesAll =
                    place == 0 || left.signum() == amount.signum() || left.abs().compareTo(amount.abs()) <= 0;
            var change = takesAll ? left : amount.negate();
            slices.set(place, slices.get(place).withAmount(amount.add(change)));
            left = left.subtract(change);
        }
    }

    /** The whole of a period within its limits, or null when none bites. */
    @Nullable
    BigDecimal ofPeriod(BigDecimal total) {
        var cap = strictest(component.caps(), Component.Per.PERIOD, BigDecimal::min, bindings);
        var floor = applied.contains(Applied.THRESHOLD) || applied.contains(Applied.GATE)
                ? null
                : strictest(component.floors(), Component.Per.PERIOD, BigDecimal::max, bindings);
        var limited = total;
        if (floor != null && limited.compareTo(floor) < 0) {
            limited = floor;
            applied.add(Applied.FLOOR);
        }
        if (cap != null && limited.compareTo(cap) > 0) {
            limited = cap;
            applied.add(Applied.CAP);
        }
        return limited.compareTo(total) == 0 ? null : limited;
    }

    private BigDecimal limited(BigDecimal amount, boolean back, @Nullable BigDecimal cap, @Nullable BigDecimal floor) {
        var size = back ? amount.negate() : amount;
        if (floor != null && size.compareTo(floor) < 0) {
            size = floor;
            applied.add(Applied.FLOOR);
        }
        if (cap != null && size.compareTo(cap) > 0) {
            size = cap;
            applied.add(Applied.CAP);
        }
        return back ? size.negate() : size;
    }

    private @Nullable BigDecimal strictest(
            List<Limit> limits, Component.Per per, BinaryOperator<BigDecimal> stricter, PayeeBindings names) {
        @Nullable BigDecimal strictest = null;
        for (var limit : limits) {
            if (limit.per() == per) {
                var stated = PlanFigures.evaluated(limit.amount(), names);
                var amount = per == Component.Per.PERIOD ? active.of(stated) : stated;
                strictest = strictest == null ? amount : stricter.apply(strictest, amount);
            }
        }
        return strictest;
    }
}
