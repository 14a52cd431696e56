package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.PlanExpressions;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.RowBindings;

/** Lines of a component that pays on each credit: in order of day and key, with the running total of the window. */
final class CreditLines {
    private final Component component;
    private final PlanFigures figures;
    private final BaseLines base;
    private final @Nullable PayeeCredits credits;
    private final boolean ordered;

    CreditLines(Component component, PlanFigures figures, BaseLines base, @Nullable PayeeCredits credits) {
        this.component = component;
        this.figures = figures;
        this.base = base;
        this.credits = credits;
        this.ordered = figures.plan().plan().measures().get(base.measure()).take() != null || asksForOrder(component);
    }

    /** Whether something hangs on which deal it is of several. */
    private static boolean asksForOrder(Component component) {
        return PlanExpressions.of(component).stream()
                .flatMap(expression -> References.in(expression).stream())
                .anyMatch(Vocabulary::isOfOrder);
    }

    List<RawLine> of(int payee, int slot) {
        var all = Objects.requireNonNull(credits);
        int first = figures.windowStart(base.measure(), payee, slot);
        var order = order(payee, slot);
        var running = figures.initial(base.measure(), payee, slot);
        var lines = new ArrayList<RawLine>();
        for (int credit : all.of(payee)) {
            int at = all.slot(credit);
            if (at < first || at > slot || (order != null && !order.takes(credit))) {
                continue;
            }
            var before = running;
            running = running.add(all.value(credit, payee));
            if (at == slot) {
                lines.addAll(ofCredit(new Entry(credit, before, running, order), payee, slot, all));
            }
        }
        return lines;
    }

    /** A credit with the running totals around it, and the order of the deals when it matters. */
    private record Entry(
            int credit,
            BigDecimal before,
            BigDecimal after,
            @Nullable DealOrder order) {}

    private List<RawLine> ofCredit(Entry entry, int payee, int slot, PayeeCredits all) {
        int credit = entry.credit();
        var key = all.key(credit, payee);
        var value = all.value(credit, payee);
        var bindings = bindings(entry.order(), credit, payee, slot, all);
        var lines = component.base() instanceof Base.Spread
                ? List.of(spread(key, credit, payee, slot, all))
                : base.ofCredit(key, value, entry.before(), entry.after(), payee, slot, bindings);
        if (lines == null) {
            return List.of();
        }
        var share = component.sharesEachCredit() && component.share() != null
                ? PlanFigures.evaluated(component.share(), bindings)
                : BigDecimal.ONE;
        return lines.stream()
                .map(line -> at(line, credit, all.log().row(credit)))
                .map(line -> line.withAmount(line.amount().multiply(share)))
                .toList();
    }

    /** The own rate less the highest rate of those below in the chain that the credit climbed, who were paid before. */
    private RawLine spread(String key, int credit, int payee, int slot, PayeeCredits all) {
        var chains = figures.plan().chainsOf(base.measure());
        int segment = all.log().segment(credit);
        var below = BigDecimal.ZERO;
        for (int place = chains.firstAbove(segment) - 1; chains.member(place) != payee; place++) {
            if (chains.member(place) != Payees.NONE) {
                below = below.max(base.rate(bindings(credit, chains.member(place), slot, all)));
            }
        }
        var own = base.rate(bindings(credit, payee, slot, all));
        var rate = own.subtract(below).max(BigDecimal.ZERO);
        var value = all.value(credit, payee);
        return RawLine.of(key, 0, value, rate, value.multiply(rate), new RawLine.Origin.Rate());
    }

    /** What names stand for at a credit, by its number. */
    IntFunction<PayeeBindings> places(int payee, int slot) {
        var order = new Once<>(() -> Optional.ofNullable(order(payee, slot)));
        return credit -> bindings(order.get().orElse(null), credit, payee, slot, Objects.requireNonNull(credits));
    }

    /** The deals of the window up to a slot in their order; null when it does not matter. */
    private @Nullable DealOrder order(int payee, int slot) {
        return ordered
                ? figures.deals(base.measure(), payee, figures.windowStart(base.measure(), payee, slot), slot)
                : null;
    }

    private PayeeBindings bindings(@Nullable DealOrder order, int credit, int payee, int slot, PayeeCredits all) {
        var bindings = bindings(credit, payee, slot, all);
        return order == null ? bindings : bindings.ofDeal(order.deal(credit));
    }

    private PayeeBindings bindings(int credit, int payee, int slot, PayeeCredits all) {
        var rule = figures.plan().rules().get(all.log().rule(credit));
        var frame = new Frame(figures.plan().snapshot(), rule.rule(), rule.roles());
        var row = new RowBindings(frame)
                .at(all.log().row(credit))
                .credit(all.scaledAmount(credit, payee), all.log().allocation(credit));
        return figures.bindings(payee, slot)
                .with(all.day(credit), row)
                .ofCredit(all.value(credit, payee), level(payee, all.log().segment(credit)));
    }

    /** How many of those the plan applies to the credit passed on its way up to the payee; 0 for an own one. */
    private int level(int payee, int segment) {
        var chains = figures.plan().chainsOf(base.measure());
        int steps = 0;
        for (int place = chains.firstAbove(segment) - 1;
                place < chains.endAbove(segment) && chains.member(place) != payee;
                place++) {
            steps++;
        }
        return steps;
    }

    private static RawLine at(RawLine line, int credit, int row) {
        return new RawLine(
                line.key(), credit, row, line.tier(), line.base(), line.rate(), line.amount(), line.origin());
    }
}
