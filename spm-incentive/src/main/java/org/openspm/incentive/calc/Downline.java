package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;

/** What the people below earned, in the currency of all together, for components that pay on it; the hierarchy is that of the slot's last day. */
final class Downline {
    private final CompiledPlan plan;
    private final Map<Key, BigDecimal> earned = new HashMap<>();
    private final Map<String, Chains> chains;

    private record Key(int payee, int slot, String component) {}

    Downline(CompiledPlan plan) {
        this.plan = plan;
        this.chains = new ConcurrentHashMap<>();
    }

    private Downline(CompiledPlan plan, Map<String, Chains> chains) {
        this.plan = plan;
        this.chains = chains;
    }

    /** Nothing earned yet, under the same version over another snapshot. */
    Downline over(CompiledPlan next) {
        return new Downline(next, chains);
    }

    void earned(int payee, int slot, String component, BigDecimal amount) {
        if (amount.signum() != 0) {
            earned.put(new Key(payee, slot, component), amount);
        }
    }

    List<RawLine> lines(Component component, int payee, int slot, BigDecimal rate) {
        var base = (Base.DownlineEarnings) component.base();
        var below = new ArrayList<RawLine.Origin.Downline.Earned>();
        earned.forEach((key, amount) -> {
            if (key.slot() == slot
                    && base.components().contains(key.component())
                    && isAbove(base.hierarchy(), payee, key.payee(), slot)) {
                var own = new CommonMoney(plan).out(amount, payee, slot);
                below.add(new RawLine.Origin.Downline.Earned(key.payee(), key.component(), own));
            }
        });
        below.sort(Comparator.<RawLine.Origin.Downline.Earned>comparingInt(
                        one -> plan.payees().rank(one.payee()))
                .thenComparing(RawLine.Origin.Downline.Earned::component));
        if (component.per() == Component.Per.PERIOD) {
            var sum =
                    below.stream().map(RawLine.Origin.Downline.Earned::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            return List.of(RawLine.of("", 0, sum, rate, sum.multiply(rate), new RawLine.Origin.Downline(below)));
        }
        return below.stream()
                .map(one -> RawLine.of(
                        plan.payees().code(one.payee()) + "/" + one.component(),
                        0,
                        one.amount(),
                        rate,
                        one.amount().multiply(rate),
                        new RawLine.Origin.Downline(List.of(one))))
                .toList();
    }

    private boolean isAbove(String hierarchy, int manager, int payee, int slot) {
        var along = chains.computeIfAbsent(hierarchy, plan::chainsAlong);
        int segment = along.segment(payee, plan.slots().period(slot).endDay() - 1);
        for (int place = along.firstAbove(segment); place < along.endAbove(segment); place++) {
            if (along.member(place) == manager) {
                return true;
            }
        }
        return false;
    }
}
