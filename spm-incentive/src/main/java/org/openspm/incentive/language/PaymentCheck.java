package org.openspm.incentive.language;

import java.util.HashSet;
import java.util.List;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Plan;

/** Refuses pay rules that do not go together: one name twice, an order in which one undoes the other, parts held twice. */
final class PaymentCheck {
    private final Problems problems;

    PaymentCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Plan plan) {
        PayRule before = null;
        for (var rule : plan.payments()) {
            if (plan.component(rule.name()).isPresent()) {
                problems.add(
                        rule.at(),
                        "“" + rule.name() + "” is the name of a component already; give the pay rule another name.");
            }
            if (before != null && place(rule) < place(before)) {
                problems.add(
                        rule.at(),
                        "The " + rule.word() + " “" + rule.name() + "” stands after the " + before.word() + " “"
                                + before.name() + "”; what is held back comes first, then clawbacks, then draws,"
                                + " guarantees and limits: move it up.");
            }
            before = rule;
        }
        refuseHeldTwice(plan);
        if (!plan.payments().isEmpty()) {
            refuseOtherCurrencies(plan);
        }
    }

    private void refuseOtherCurrencies(Plan plan) {
        for (var component : plan.components()) {
            if (component.payBy() != null && plan.payBy() == null) {
                problems.add(
                        component.at(),
                        "“" + component.name() + "” is paid in the payee's currency and the rest of the plan is not, so"
                                + " pay rules would mix currencies; add “pay” to the exchange of the plan.");
            }
        }
    }

    private static int place(PayRule rule) {
        return switch (rule) {
            case PayRule.Holdback _, PayRule.Instalments _ -> 0;
            case PayRule.Clawback _ -> 1;
            case PayRule.Draw _, PayRule.Guarantee _, PayRule.Minimum _, PayRule.Maximum _, PayRule.Negative _ -> 2;
        };
    }

    private void refuseHeldTwice(Plan plan) {
        var held = new HashSet<String>();
        for (var rule : plan.payments()) {
            for (var component : heldWholly(plan, rule)) {
                if (!held.add(component)) {
                    problems.add(
                            rule.at(),
                            "What “" + component + "” earns is held back by another rule already; put both into the"
                                    + " parts of one rule, or tell the deals apart with “when”.");
                }
            }
        }
    }

    private static List<String> heldWholly(Plan plan, PayRule rule) {
        return switch (rule) {
            case PayRule.Holdback holdback when holdback.when() == null -> named(plan, holdback.of());
            case PayRule.Instalments instalments -> named(plan, instalments.of());
            default -> List.of();
        };
    }

    private static List<String> named(Plan plan, List<String> of) {
        return of.isEmpty() ? plan.components().stream().map(Component::name).toList() : of;
    }
}
