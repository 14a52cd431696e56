package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Earning.Applied;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;

/** Caps and floors of a component: of several caps the lowest counts, of several floors the highest, the cap last. */
final class Limits {
    private final Component component;
    private final PayeeBindings bindings;
    private final Portion active;
    private final Set<Applied> applied;

    /** @param active the part of the period that caps and floors of the period are prorated by */
    Limits(Component component, PayeeBindings bindings, Portion active, Set<Applied> applied) {
        this.component = component;
        this.bindings = bindings;
        this.active = active;
        this.applied = applied;
    }

    /** Limits each line of a credit by itself; a return is limited like the sale it takes back. */
    List<RawLine> eachCredit(List<RawLine> lines) {
        var cap = strictest(component.caps(), Component.Per.CREDIT, BigDecimal::min);
        var floor = strictest(component.floors(), Component.Per.CREDIT, BigDecimal::max);
        if (cap == null && floor == null) {
            return lines;
        }
        var limited = new ArrayList<RawLine>(lines.size());
        for (var line : lines) {
            limited.add(line.withAmount(limited(line.amount(), cap, floor)));
        }
        return limited;
    }

    /** The whole of a period within its limits, or null when none bites. */
    @Nullable
    BigDecimal ofPeriod(BigDecimal total) {
        var cap = strictest(component.caps(), Component.Per.PERIOD, BigDecimal::min);
        var floor = applied.contains(Applied.THRESHOLD) || applied.contains(Applied.GATE)
                ? null
                : strictest(component.floors(), Component.Per.PERIOD, BigDecimal::max);
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

    private BigDecimal limited(BigDecimal amount, @Nullable BigDecimal cap, @Nullable BigDecimal floor) {
        var size = amount.abs();
        if (floor != null && size.signum() != 0 && size.compareTo(floor) < 0) {
            size = floor;
            applied.add(Applied.FLOOR);
        }
        if (cap != null && size.compareTo(cap) > 0) {
            size = cap;
            applied.add(Applied.CAP);
        }
        return amount.signum() < 0 ? size.negate() : size;
    }

    private @Nullable BigDecimal strictest(List<Limit> limits, Component.Per per, BinaryOperator<BigDecimal> stricter) {
        @Nullable BigDecimal strictest = null;
        for (var limit : limits) {
            if (limit.per() == per) {
                var stated = PlanFigures.evaluated(limit.amount(), bindings);
                var amount = per == Component.Per.PERIOD ? active.of(stated) : stated;
                strictest = strictest == null ? amount : stricter.apply(strictest, amount);
            }
        }
        return strictest;
    }
}
