package org.openspm.incentive.calc.plan;

import java.util.Set;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;

/** Whether a plan looks at who is away: where it prorates, or in an expression. */
public final class LeaveOf {
    private static final Set<String> OF_PAYEES = Set.of("absence", "absent_since");

    private LeaveOf() {}

    public static boolean isLookedAt(Plan plan) {
        return plan.measures().stream()
                        .anyMatch(measure ->
                                measure.quota() != null && measure.quota().leave() != null)
                || plan.components().stream()
                        .anyMatch(component -> component.prorate().leave() != null)
                || plan.payments().stream().anyMatch(LeaveOf::isLookedAt)
                || PlanExpressions.of(plan).stream().anyMatch(LeaveOf::isLookedAt);
    }

    private static boolean isLookedAt(PayRule rule) {
        return switch (rule) {
            case PayRule.Draw draw -> draw.term().leave() != null;
            case PayRule.Guarantee guarantee -> guarantee.term().leave() != null;
            default -> false;
        };
    }

    private static boolean isLookedAt(Expression expression) {
        return !References.calls(expression, Function.ABSENTDAYS).isEmpty()
                || !References.calls(expression, Function.ABSENTWEEKDAYS).isEmpty()
                || References.in(expression).stream()
                        .anyMatch(name -> (name.scope() == Scope.PAYEE && OF_PAYEES.contains(name.name()))
                                || (name.scope() == Scope.PERIOD && name.name().equals("absent_days")));
    }
}
