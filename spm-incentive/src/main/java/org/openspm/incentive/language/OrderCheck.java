package org.openspm.incentive.language;

import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;

/** Refuses what rests on an order of deals that later ones change, or compares people whose windows differ. */
final class OrderCheck {
    private final Problems problems;
    private final Plan plan;

    OrderCheck(Problems problems, Plan plan) {
        this.problems = problems;
        this.plan = plan;
    }

    void check(Component component) {
        var measure = plan.measure(component.measure()).orElseThrow();
        if (measure.since() != null
                && (component.base() instanceof Base.Pool || component.base() instanceof Base.Contest)) {
            problems.add(
                    component.at(),
                    "Measure “" + measure.name() + "” begins again on another day for each payee, so “"
                            + component.name()
                            + "” has no one period to share or rank; use a measure of the calendar.");
        }
        if (component.per() != Component.Per.CREDIT) {
            return;
        }
        if (measure.accumulatesLonger() && measure.take() instanceof Measure.Take take && take.isByRank()) {
            problems.add(
                    component.at(),
                    "Later deals can be larger than those that “" + component.name() + "” has paid already; pay the"
                            + " measure as a whole (leave “per: credit” out), or let it accumulate over one period.");
        }
        if (measure.accumulatesLonger()) {
            PlanExpressions.of(component).stream()
                    .flatMap(expression -> References.in(expression).stream())
                    .filter(OrderCheck::isRank)
                    .distinct()
                    .forEach(rank -> problems.add(
                            rank.at(),
                            "The rank of a deal changes with later deals of the window; let measure “" + measure.name()
                                    + "” accumulate over one period, or use “number”."));
        }
    }

    private static boolean isRank(Expression.Reference reference) {
        return Vocabulary.isOfOrder(reference) && reference.name().equals(Vocabulary.RANK);
    }
}
