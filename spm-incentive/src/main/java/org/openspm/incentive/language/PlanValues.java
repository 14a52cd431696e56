package org.openspm.incentive.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;

/** Finds the values that a plan needs of every payee. */
final class PlanValues {
    private static final Set<String> FIELDS =
            Set.of("code", "title", "department", "hired", "start", "end", "absence", "absent_since");

    private PlanValues() {}

    /** The plan with the payee values that its expressions use, when it declares none. */
    static Plan withUsed(Plan plan) {
        var used = new LinkedHashMap<String, PayeeValue>();
        for (var expression : PlanExpressions.of(plan)) {
            for (var reference : References.in(expression)) {
                if (reference.scope() == Scope.PAYEE && !FIELDS.contains(reference.name())) {
                    used.putIfAbsent(
                            reference.name(), new PayeeValue(reference.name(), reference.unit(), null, reference.at()));
                }
            }
        }
        return new Plan(
                plan.code(),
                plan.title(),
                plan.currency(),
                plan.transactionsBy(),
                plan.payBy(),
                plan.together(),
                plan.pays(),
                List.copyOf(used.values()),
                plan.charts(),
                plan.credits(),
                plan.measures(),
                plan.components(),
                plan.payments());
    }
}
