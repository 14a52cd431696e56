package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;

/** Shares out pools: pool × own weight ÷ Σ weights of those who qualify; a divisor of zero gives nothing. */
final class Pools {
    private final PlanFigures figures;
    private final Teams teams;
    private final Map<Key, Map<Integer, RawLine.Origin.PoolShare>> shared = new ConcurrentHashMap<>();

    private record Key(String component, int slot, String team) {}

    Pools(PlanFigures figures, Teams teams) {
        this.figures = figures;
        this.teams = teams;
    }

    /** What a payee gets of a pool; nothing for who does not qualify. */
    List<RawLine> lines(Component component, Base.Pool pool, int payee, int slot) {
        var team = teams.of(pool.among(), payee, slot);
        var part = shared.computeIfAbsent(new Key(component.name(), slot, team), key -> shared(component, pool, key))
                .get(payee);
        if (part == null) {
            return List.of();
        }
        var common = figures.common();
        var amount = common.out(part.amount(), payee, slot);
        return List.of(RawLine.of("", 0, common.out(part.pool(), payee, slot), null, amount, part));
    }

    private Map<Integer, RawLine.Origin.PoolShare> shared(Component component, Base.Pool pool, Key key) {
        var members = teams.members(pool.among(), key.team(), key.slot());
        var qualified = members.stream()
                .filter(member -> qualifies(pool, member, key.slot()))
                .toList();
        var bindings = new TeamBindings(figures, key.slot(), members, _ -> qualified.size());
        var amount = bindings.evaluated(pool.amount());
        var weights = new ArrayList<BigDecimal>();
        for (int member : qualified) {
            weights.add(weight(pool, member, key.slot()));
        }
        var divisor = pool.of() == null
                ? weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : bindings.evaluated(pool.of());
        var parts = new HashMap<Integer, RawLine.Origin.PoolShare>();
        if (divisor.signum() <= 0 || amount.signum() == 0) {
            return parts;
        }
        var amounts = amounts(component, pool, amount, weights, divisor);
        for (int i = 0; i < amounts.size(); i++) {
            if (weights.get(i).signum() > 0) {
                parts.put(
                        qualified.get(i),
                        new RawLine.Origin.PoolShare(
                                amount, weights.get(i), divisor, qualified.size(), amounts.get(i)));
            }
        }
        return parts;
    }

    private static List<BigDecimal> amounts(
            Component component, Base.Pool pool, BigDecimal amount, List<BigDecimal> weights, BigDecimal divisor) {
        if (!pool.addsUp()) {
            return weights.stream()
                    .map(weight -> amount.multiply(weight).divide(divisor, Evaluator.QUOTIENT))
                    .toList();
        }
        var rounding = component.rounding().rounding();
        var whole = rounding.apply(amount);
        var parts = LargestRemainder.divide(whole.abs(), weights, rounding.scale());
        return whole.signum() < 0 ? parts.stream().map(BigDecimal::negate).toList() : parts;
    }

    private boolean qualifies(Base.Pool pool, int member, int slot) {
        return pool.qualifies() == null || PlanFigures.holds(pool.qualifies(), figures.bindings(member, slot));
    }

    private BigDecimal weight(Base.Pool pool, int member, int slot) {
        return pool.weight() == null
                ? BigDecimal.ONE
                : common(pool.weight(), member, slot).max(BigDecimal.ZERO);
    }

    /** A payee's figure; money in the currency of all together. */
    private BigDecimal common(Expression expression, int member, int slot) {
        var figure = PlanFigures.evaluated(expression, figures.bindings(member, slot));
        return expression.unit() == Unit.MONEY ? figures.common().in(figure, member, slot) : figure;
    }
}
