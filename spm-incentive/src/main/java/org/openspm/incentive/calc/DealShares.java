package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.payment.PaidPeriod.Earned;

/**
 * What a component's earning comes to deal by deal. Lines of single credits say it themselves; what is earned on the period
 * as a whole (tiers, caps, floors) is shared out by them or, without any, by the credits of the period: parts equal the whole.
 */
final class DealShares {
    private final VersionRun run;

    DealShares(VersionRun run) {
        this.run = run;
    }

    /** By row of the transaction, in the order of transactions; what has no deal comes last. */
    List<Earned> of(List<String> components, int payee, int slot) {
        var byDeal = new TreeMap<Integer, BigDecimal>(inOrder());
        var definitions = run.plan().plan().components();
        for (int component = 0; component < definitions.size(); component++) {
            var name = definitions.get(component).name();
            if ((components.isEmpty() || components.contains(name))
                    && run.result(component, payee, slot) instanceof ComponentResult result) {
                share(component, result, payee, slot)
                        .forEach((row, amount) -> byDeal.merge(row, amount, BigDecimal::add));
            }
        }
        var earned = new ArrayList<Earned>();
        byDeal.forEach((row, amount) -> {
            if (amount.signum() != 0) {
                earned.add(new Earned(row, amount));
            }
        });
        return earned;
    }

    private Comparator<Integer> inOrder() {
        var transactions = run.plan().snapshot().transactions();
        return (one, other) -> one == Earned.NO_DEAL || other == Earned.NO_DEAL
                ? Integer.compare(Math.min(other, 0), Math.min(one, 0))
                : transactions.compare(one, other);
    }

    private Map<Integer, BigDecimal> share(int component, ComponentResult result, int payee, int slot) {
        var byDeal = new TreeMap<Integer, BigDecimal>(inOrder());
        var undivided = BigDecimal.ZERO;
        for (var line : result.lines()) {
            if (line.raw().row() == RawLine.NONE) {
                undivided = undivided.add(line.amount());
            } else {
                byDeal.merge(line.raw().row(), line.amount(), BigDecimal::add);
            }
        }
        if (undivided.signum() == 0) {
            return byDeal;
        }
        return divided(result.total(), byDeal.isEmpty() ? credited(component, payee, slot) : byDeal, component);
    }

    private Map<Integer, BigDecimal> credited(int component, int payee, int slot) {
        var weights = new TreeMap<Integer, BigDecimal>(inOrder());
        int measure = run.earner(component).measure();
        var all = run.credits(measure);
        if (all != null) {
            for (int credit : all.of(payee)) {
                if (all.slot(credit) == slot) {
                    weights.merge(all.log().row(credit), all.value(credit, payee), BigDecimal::add);
                }
            }
        }
        return weights;
    }

    /** Cuts the whole off at each deal's place, so that rounding loses nothing; it stays whole when the weights cancel out. */
    private Map<Integer, BigDecimal> divided(BigDecimal whole, Map<Integer, BigDecimal> weights, int component) {
        var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return Map.of(Earned.NO_DEAL, whole);
        }
        var rounding = run.earner(component).component().rounding().rounding();
        var shares = new HashMap<Integer, BigDecimal>();
        var before = BigDecimal.ZERO;
        var passed = BigDecimal.ZERO;
        for (var weight : weights.entrySet()) {
            passed = passed.add(weight.getValue());
            var upTo = passed.compareTo(sum) == 0
                    ? whole
                    : rounding.apply(whole.multiply(passed).divide(sum, Evaluator.QUOTIENT));
            shares.merge(weight.getKey(), upTo.subtract(before), BigDecimal::add);
            before = upTo;
        }
        if (before.compareTo(whole) != 0) {
            shares.merge(Earned.NO_DEAL, whole.subtract(before), BigDecimal::add);
        }
        return shares;
    }
}
