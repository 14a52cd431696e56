package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Bindings;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Vocabulary;

/** What the names of a pool's amount stand for: the sums of what its members reached, and how many they are. */
record TeamBindings(PlanFigures figures, int slot, List<Integer> members, ToIntFunction<List<Integer>> qualified)
        implements Bindings {

    BigDecimal evaluated(Expression expression) {
        try {
            return Evaluator.number(expression, this);
        } catch (CannotCalculate refused) {
            throw new RuleViolation("In " + figures.plan().slots().period(slot).code() + ": " + refused.getMessage()
                    + " See " + refused.at() + " of the plan.");
        }
    }

    @Override
    public @Nullable Object valueOf(Expression.Reference reference) {
        if (reference.scope() == Scope.PERIOD) {
            var plan = figures.plan();
            return new PeriodFields(plan.snapshot().calendar(), plan.slots().period(slot)).valueOf(reference.name());
        }
        var name = reference.name();
        if (name.equals("members")) {
            return BigDecimal.valueOf(members.size());
        }
        if (name.equals("qualified")) {
            return BigDecimal.valueOf(qualified.applyAsInt(members));
        }
        boolean quota = name.startsWith(Vocabulary.QUOTA_OF);
        int measure = figures.plan().measure(quota ? name.substring(Vocabulary.QUOTA_OF.length()) : name);
        var sum = BigDecimal.ZERO;
        for (int member : members) {
            var part = figures.together(measure, quota, member, slot);
            sum = part == null ? sum : sum.add(part);
        }
        return sum;
    }
}
