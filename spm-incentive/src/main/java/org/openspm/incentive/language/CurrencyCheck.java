package org.openspm.incentive.language;

import java.util.stream.Stream;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;

/** Refuses what would add or compare money of different currencies. */
final class CurrencyCheck {
    private final Problems problems;
    private final Plan plan;

    CurrencyCheck(Problems problems, Plan plan) {
        this.problems = problems;
        this.plan = plan;
    }

    void check() {
        if (plan.currency().isOfPayee() && plan.together() == null) {
            checkOthers();
            plan.components().forEach(this::checkTogether);
        }
        for (var component : plan.components()) {
            if (component.payBy() != null && plan.currency().isOfPayee()) {
                problems.add(
                        component.at(),
                        "The plan is already in the payee's currency, so nothing of “" + component.name()
                                + "” is left to convert; remove “exchange”.");
            }
        }
        if (plan.transactionsBy() != null) {
            checkFields();
        }
    }

    private void checkOthers() {
        for (var expression : PlanExpressions.of(plan)) {
            References.calls(expression, Function.TEAM).stream()
                    .filter(call -> isOfMoney(call) || isAttainmentOfMoney(call))
                    .forEach(call -> refuse(call.at(), "TEAM adds up money of people"));
            References.calls(expression, Function.MANAGER).stream()
                    .filter(CurrencyCheck::isOfMoney)
                    .forEach(call -> refuse(call.at(), "MANAGER looks at money of somebody else"));
        }
    }

    private static boolean isOfMoney(Expression.Call call) {
        return call.unit() == Unit.MONEY;
    }

    private boolean isAttainmentOfMoney(Expression.Call call) {
        return call.arguments().getFirst() instanceof Expression.Reference reference
                && reference.scope() == Scope.ATTAINMENT
                && isMoney(reference.name());
    }

    private boolean isMoney(String measure) {
        return plan.measure(measure).stream().anyMatch(found -> found.unit() == Unit.MONEY);
    }

    private void checkTogether(Component component) {
        var name = "“" + component.name() + "” ";
        switch (component.base()) {
            case Base.Pool _ -> refuse(component.at(), name + "shares out a pool among people");
            case Base.Contest contest -> {
                if (contest.score() == null
                        ? isMoney(component.measure())
                        : contest.score().unit() == Unit.MONEY) {
                    refuse(component.at(), name + "ranks money of people");
                }
            }
            case Base.DownlineEarnings _ -> refuse(component.at(), name + "pays on what people earned");
            default -> {}
        }
        if (component.budget() != null) {
            refuse(component.budget().at(), "A budget adds up money of people");
        }
    }

    private Stream<Expression.Reference> references() {
        return Stream.concat(
                        plan.measures().stream().flatMap(measure -> PlanExpressions.of(measure).stream()),
                        plan.components().stream().flatMap(component -> PlanExpressions.of(component).stream()))
                .flatMap(expression -> References.in(expression).stream());
    }

    private void refuse(Mark at, String what) {
        problems.add(
                at,
                what
                        + " who may have different currencies; say in which one, as in “exchange: {together: {in: EUR, rate:"
                        + " end-of-day, on: period end}}”, or give the plan one currency.");
    }

    /** Credits are converted, other fields are not: what mixes both would add euros to dollars. */
    private void checkFields() {
        references()
                .filter(reference ->
                        reference.scope() == Scope.CREDIT && reference.name().equals("share"))
                .distinct()
                .forEach(share -> problems.add(
                        share.at(),
                        "“share” is not known of credits that are converted; share the deal by several credit rules, or"
                                + " give each role its own rate."));
        references()
                .filter(reference -> reference.scope() == Scope.TRANSACTION && reference.unit() == Unit.MONEY)
                .distinct()
                .forEach(reference -> problems.add(
                        reference.at(),
                        "“" + reference.written()
                                + "” is in the transaction's currency, while credits are converted; make"
                                + " it part of the amount of a credit rule, which is converted as a whole."));
    }
}
