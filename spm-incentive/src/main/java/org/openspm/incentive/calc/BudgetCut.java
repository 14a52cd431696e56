package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Earning.Applied;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Component.Budget;

/** Keeps what all payees earn in a slot within a budget; what is cut is a line of its own. */
final class BudgetCut {
    private static final String LINE = "budget";

    private final Component component;
    private final Budget budget;
    private final PlanFigures figures;

    BudgetCut(Component component, Budget budget, PlanFigures figures) {
        this.component = component;
        this.budget = budget;
        this.figures = figures;
    }

    /** A line that wants money of the budget, in the currency of all together. */
    private record Claim(int payee, int row, BigDecimal amount, String key) {}

    /**
     * @param results by payee × slots + slot; those that go short are replaced
     * @param before what earlier slots of the window took of the budget
     * @return what this slot takes of it
     */
    BigDecimal apply(@Nullable ComponentResult[] results, int slot, BigDecimal before) {
        int slots = figures.plan().slots().count();
        var payees = new ArrayList<Integer>();
        var wanted = BigDecimal.ZERO;
        for (int rank = 0; rank < figures.plan().payees().size(); rank++) {
            int payee = figures.plan().payees().atRank(rank);
            int cell = payee * slots + slot;
            if (cell < results.length
                    && results[cell] instanceof ComponentResult result
                    && !result.lines().isEmpty()) {
                payees.add(payee);
                wanted = wanted.add(together(result, payee, slot));
            }
        }
        var limit = component
                .rounding()
                .rounding()
                .apply(new TeamBindings(figures, slot, List.of(), List::size).evaluated(budget.amount()))
                .subtract(before)
                .max(BigDecimal.ZERO);
        if (wanted.compareTo(limit) <= 0) {
            return wanted;
        }
        var allowed = budget.whenShort() == Budget.Short.PRO_RATA
                ? proRata(results, payees, slot, limit)
                : firstCome(results, payees, slot, limit);
        for (int payee : payees) {
            int cell = payee * slots + slot;
            if (results[cell] instanceof ComponentResult result) {
                var open = allowed.getOrDefault(payee, BigDecimal.ZERO);
                results[cell] = cut(result, figures.common().out(open, payee, slot), limit, wanted);
            }
        }
        return allowed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was earned, in the currency of the plan. */
    static BigDecimal planned(ComponentResult result) {
        return planned(result.total(), result.exchangeRate());
    }

    private static BigDecimal planned(BigDecimal amount, @Nullable BigDecimal rate) {
        return rate == null ? amount : amount.divide(rate, Evaluator.QUOTIENT);
    }

    /** What was earned, in the currency of all together. */
    private BigDecimal together(ComponentResult result, int payee, int slot) {
        return figures.common().in(planned(result), payee, slot);
    }

    private ComponentResult cut(ComponentResult result, BigDecimal allowed, BigDecimal limit, BigDecimal wanted) {
        var rate = result.exchangeRate();
        var rounding = component.rounding().rounding();
        var paid = rounding.apply(rate == null ? allowed : allowed.multiply(rate));
        var difference = paid.subtract(result.total());
        if (difference.signum() == 0) {
            return result;
        }
        var lines = new ArrayList<>(result.lines());
        lines.add(new ComponentResult.Line(
                RawLine.of(LINE, 0, result.total(), null, difference, new RawLine.Origin.OverBudget(limit, wanted)),
                difference));
        var applied = EnumSet.of(Applied.BUDGET);
        applied.addAll(result.applied());
        return new ComponentResult(lines, Set.copyOf(applied), result.currency(), rate);
    }

    /** Everybody by the same fraction; what returns take back makes room. */
    private Map<Integer, BigDecimal> proRata(
            @Nullable ComponentResult[] results, List<Integer> payees, int slot, BigDecimal limit) {
        var allowed = new HashMap<Integer, BigDecimal>();
        var winners = new ArrayList<Integer>();
        var weights = new ArrayList<BigDecimal>();
        var room = limit;
        for (int payee : payees) {
            var amount = together(result(results, payee, slot), payee, slot);
            if (amount.signum() > 0) {
                winners.add(payee);
                weights.add(amount);
            } else {
                allowed.put(payee, amount);
                room = room.subtract(amount);
            }
        }
        int scale = component.rounding().rounding().scale();
        var parts = LargestRemainder.divide(room, weights, scale);
        for (int i = 0; i < parts.size(); i++) {
            allowed.put(winners.get(i), parts.get(i));
        }
        return allowed;
    }

    /** Line by line in the order of date and key until the budget is spent; what returns take back is free again. */
    private Map<Integer, BigDecimal> firstCome(
            @Nullable ComponentResult[] results, List<Integer> payees, int slot, BigDecimal limit) {
        var open = new HashMap<Integer, BigDecimal>();
        var claims = new ArrayList<Claim>();
        for (int payee : payees) {
            var result = result(results, payee, slot);
            open.put(payee, together(result, payee, slot));
            for (var line : result.lines()) {
                if (line.raw().row() != RawLine.NONE) {
                    var amount = planned(line.amount(), result.exchangeRate());
                    claims.add(new Claim(
                            payee,
                            line.raw().row(),
                            figures.common().in(amount, payee, slot),
                            line.raw().key()));
                }
            }
        }
        var transactions = figures.plan().snapshot().transactions();
        claims.sort(Comparator.<Claim>comparingInt(
                        claim -> transactions.eventDates().day(claim.row()))
                .thenComparing((a, b) -> transactions.compareKeys(a.row(), b.row()))
                .thenComparingInt(claim -> figures.plan().payees().rank(claim.payee()))
                .thenComparing(Claim::key));
        var allowed = new HashMap<Integer, BigDecimal>();
        var room = limit;
        for (var claim : claims) {
            // A cap of the period leaves some of the lines unpaid: the last ones.
            var left = open.getOrDefault(claim.payee(), BigDecimal.ZERO)
                    .subtract(allowed.getOrDefault(claim.payee(), BigDecimal.ZERO));
            var paid = claim.amount().signum() < 0
                    ? claim.amount()
                    : claim.amount().min(left).min(room);
            allowed.merge(claim.payee(), paid, BigDecimal::add);
            room = room.subtract(paid);
        }
        return allowed;
    }

    private ComponentResult result(@Nullable ComponentResult[] results, int payee, int slot) {
        var result = results[payee * figures.plan().slots().count() + slot];
        if (result == null) {
            throw new IllegalStateException("No result of payee " + payee);
        }
        return result;
    }
}
