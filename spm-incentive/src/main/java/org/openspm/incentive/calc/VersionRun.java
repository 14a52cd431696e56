package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.Measure;

/** One plan version on its way from credits to earnings. */
final class VersionRun {
    private static final int PAYEES_AT_A_TIME = 64;

    private final CompiledPlan plan;
    private final CreditStage.Credited credited;
    private final PlanFigures figures;
    private final MeasureSums sums;
    private final Notes notes;
    private final Downline downline;
    private final Map<Integer, PayeeCredits> credits = new ConcurrentHashMap<>();
    private final List<ComponentEarner> earners = new ArrayList<>();
    private final @Nullable ComponentResult[][] results;
    private @Nullable PaymentResult[] payments = new PaymentResult[0];

    VersionRun(CompiledPlan plan, CreditStage.Credited credited) {
        this(plan, credited, new MeasureSums(plan, credited.sums()), new Notes(plan), new Downline(plan));
    }

    private VersionRun(
            CompiledPlan plan, CreditStage.Credited credited, MeasureSums sums, Notes notes, Downline downline) {
        this.plan = plan;
        this.credited = credited;
        this.sums = sums;
        this.notes = notes;
        this.figures = new PlanFigures(plan, sums, notes, this::credits);
        this.downline = downline;
        var teams = figures.others().teams();
        var others = new ComponentEarner.Others(
                downline, new Pools(figures, teams), new Contests(figures, teams, this::credits));
        for (var component : plan.plan().components()) {
            earners.add(new ComponentEarner(component, figures, credits(plan.measure(component.measure())), others));
        }
        this.results = new ComponentResult[earners.size()][];
        figures.earnedBy(this::earned);
    }

    /**
     * This version over a changed snapshot, with changed credits: what was earned, paid and found stays, apart from what was
     * found where it will be earned again.
     */
    VersionRun over(CompiledPlan next, CreditStage.Credited changed, Predicate<Finding> gone) {
        var run = new VersionRun(next, changed, sums.over(next), notes.over(next, gone), downline.over(next));
        System.arraycopy(results, 0, run.results, 0, results.length);
        run.payments = payments;
        return run;
    }

    /** Earns all components again where it is marked, as payee × slots + slot. */
    void earn(BitSet cells) {
        int slots = plan.slots().count();
        for (int component : inOrder()) {
            int end = results[component].length;
            for (int cell = cells.nextSetBit(0); cell >= 0 && cell < end; cell = cells.nextSetBit(cell + 1)) {
                int slot = cell % slots;
                results[component][cell] = plan.slots().paid(slot) && figures.isMember(cell / slots, slot)
                        ? earners.get(component).earn(cell / slots, slot)
                        : null;
            }
            keepWithinBudget(component, slotsOf(cells));
            if (paysOnDownline()) {
                remember(component);
            }
        }
    }

    private BitSet slotsOf(BitSet cells) {
        var found = new BitSet();
        cells.stream().forEach(cell -> found.set(cell % plan.slots().count()));
        return found;
    }

    private BitSet allSlots() {
        var all = new BitSet();
        all.set(0, plan.slots().count());
        return all;
    }

    MeasureSums sums() {
        return sums;
    }

    CompiledPlan plan() {
        return plan;
    }

    PlanFigures figures() {
        return figures;
    }

    Notes notes() {
        return notes;
    }

    CreditStage.Credited credited() {
        return credited;
    }

    ComponentEarner earner(int component) {
        return earners.get(component);
    }

    @Nullable
    ComponentResult result(int component, int payee, int slot) {
        return results[component] == null
                ? null
                : results[component][payee * plan.slots().count() + slot];
    }

    /** What a component earned a payee in a window up to a slot, before any budget, in the plan's currency. */
    private BigDecimal earned(String component, Measure.Accumulates window, int payee, int slot) {
        var earned = BigDecimal.ZERO;
        for (var earner : earners) {
            if (earner.component().name().equals(component) && plan.payees().isPerson(payee)) {
                for (int at = plan.slots().windowStart(slot, window); at <= slot; at++) {
                    earned = figures.isMember(payee, at)
                            ? earned.add(BudgetCut.planned(earner.earn(payee, at)))
                            : earned;
                }
            }
        }
        return earned;
    }

    /** Makes room for what pay rules do, where there is none yet; before that nobody has any. */
    void openPayments() {
        int places = plan.payees().persons() * plan.slots().count();
        payments = payments.length == places ? payments : new PaymentResult[places];
    }

    void paid(int payee, int slot, @Nullable PaymentResult result) {
        payments[payee * plan.slots().count() + slot] = result;
    }

    /** What the pay rules did, or null. */
    @Nullable
    PaymentResult payment(int payee, int slot) {
        int cell = payee * plan.slots().count() + slot;
        return cell < payments.length ? payments[cell] : null;
    }

    /** Earns all components for some persons only. */
    void earn(int[] persons) {
        for (int component : inOrder()) {
            results[component] =
                    new ComponentResult[plan.payees().persons() * plan.slots().count()];
            for (int person : persons) {
                earn(component, person, person + 1);
            }
            keepWithinBudget(component, allSlots());
            if (paysOnDownline()) {
                remember(component);
            }
        }
    }

    /** Earns all components, each after those it pays on. */
    void earn(Workers workers) {
        for (int component : inOrder()) {
            results[component] =
                    new ComponentResult[plan.payees().persons() * plan.slots().count()];
            var next = new AtomicInteger();
            int payees = plan.payees().persons();
            workers.each(() -> {
                for (int from = next.getAndAdd(PAYEES_AT_A_TIME);
                        from < payees;
                        from = next.getAndAdd(PAYEES_AT_A_TIME)) {
                    workers.reached(Progress.Stage.EARN, from, payees);
                    earn(component, from, Math.min(payees, from + PAYEES_AT_A_TIME));
                }
                return component;
            });
            keepWithinBudget(component, allSlots());
            if (paysOnDownline()) {
                remember(component);
            }
        }
    }

    private void keepWithinBudget(int component, BitSet slots) {
        var definition = plan.plan().components().get(component);
        if (definition.budget() instanceof Component.Budget budget) {
            var cut = new BudgetCut(definition, budget, figures);
            var spent = new BigDecimal[plan.slots().count()];
            for (int slot = firstBudgeted(budget); slot < spent.length; slot++) {
                if (!slots.get(slot)) {
                    continue;
                }
                var before = BigDecimal.ZERO;
                for (int at = plan.slots().windowStart(slot, budget.per()); at < slot; at++) {
                    before = before.add(spent[at]);
                }
                spent[slot] = keepWithinBudget(component, cut, slot, before);
            }
        }
    }

    /** Where the budget of the first slot that is paid begins to be spent. */
    private int firstBudgeted(Component.Budget budget) {
        int first = 0;
        while (first < plan.slots().count() && !plan.slots().paid(first)) {
            first++;
        }
        return first == plan.slots().count() ? first : plan.slots().windowStart(first, budget.per());
    }

    /** What slots before the paid ones took of a budget is worked out and forgotten. */
    private BigDecimal keepWithinBudget(int component, BudgetCut cut, int slot, BigDecimal before) {
        if (plan.slots().paid(slot)) {
            return cut.apply(results[component], slot, before);
        }
        int slots = plan.slots().count();
        var earlier = new ComponentResult[results[component].length];
        for (int payee = 0; payee < plan.payees().persons(); payee++) {
            if (figures.isMember(payee, slot)) {
                earlier[payee * slots + slot] = earners.get(component).earn(payee, slot);
            }
        }
        return cut.apply(earlier, slot, before);
    }

    private boolean paysOnDownline() {
        return plan.plan().components().stream()
                .anyMatch(component -> component.base() instanceof Base.DownlineEarnings);
    }

    private void earn(int component, int from, int to) {
        int slots = plan.slots().count();
        for (int payee = from; payee < to; payee++) {
            for (int slot = 0; slot < slots; slot++) {
                if (plan.slots().paid(slot) && figures.isMember(payee, slot)) {
                    results[component][payee * slots + slot] =
                            earners.get(component).earn(payee, slot);
                }
            }
        }
    }

    private void remember(int component) {
        int slots = plan.slots().count();
        var name = plan.plan().components().get(component).name();
        for (int cell = 0; cell < results[component].length; cell++) {
            if (results[component][cell] instanceof ComponentResult result) {
                int payee = cell / slots;
                var earned = figures.common().in(BudgetCut.planned(result), payee, cell % slots);
                downline.earned(payee, cell % slots, name, earned);
            }
        }
    }

    private List<Integer> inOrder() {
        var order = new ArrayList<Integer>();
        var done = new ArrayList<String>();
        while (order.size() < earners.size()) {
            int before = order.size();
            for (int component = 0; component < earners.size(); component++) {
                var definition = plan.plan().components().get(component);
                if (!done.contains(definition.name()) && done.containsAll(needed(definition))) {
                    order.add(component);
                    done.add(definition.name());
                }
            }
            if (order.size() == before) {
                throw new RuleViolation(
                        "The components of plan " + plan.plan().code() + " pay on each other in a circle.");
            }
        }
        return order;
    }

    private static List<String> needed(Component component) {
        return List.copyOf(EarnedOf.components(component));
    }

    /** Single credits of a measure where they were kept. */
    @Nullable
    PayeeCredits credits(int measure) {
        var log = credited.logs()[measure];
        return log == null ? null : credits.computeIfAbsent(measure, _ -> new PayeeCredits(plan, measure, log, sums));
    }
}
