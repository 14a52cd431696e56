package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.expression.FilledExpression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;

/** Tells how the formulas of a plan come to their figures: as it is written, and with what each name stands for. */
final class FormulaSteps {
    /** What is of the period as a whole, and not of a single transaction, credit, group or team. */
    private static final Set<Scope> OF_THE_PERIOD =
            EnumSet.of(Scope.PAYEE, Scope.MEASURE, Scope.QUOTA, Scope.ATTAINMENT, Scope.PERIOD);

    private final VersionRun run;
    private final int payee;
    private final int slot;

    FormulaSteps(VersionRun run, int payee, int slot) {
        this.run = run;
        this.payee = payee;
        this.slot = slot;
    }

    /** Of what decides whether anything is earned and, where it is, of how much. */
    List<Explanation> of(Component component, boolean earned) {
        var conditions = Stream.of(
                component.threshold() == null ? null : component.threshold().value(), component.gate());
        var factors = Stream.of(component.rate(), component.share(), component.modifier());
        var limits = Stream.concat(component.floors().stream(), component.caps().stream())
                .map(Limit::amount);
        return of(
                earned
                        ? Stream.of(conditions, amounts(component.base()), factors, limits)
                                .flatMap(expressions -> expressions)
                        : conditions);
    }

    /** One for each expression in which something is worked out from what it looks at. */
    List<Explanation> of(Stream<? extends @Nullable Expression> expressions) {
        var steps = new ArrayList<Explanation>();
        expressions
                .filter(Objects::nonNull)
                .filter(FormulaSteps::isWorkedOut)
                .distinct()
                .forEach(expression -> steps.add(step(expression)));
        return steps;
    }

    private static Stream<Expression> amounts(Base base) {
        return switch (base) {
            case Base.Target target -> Stream.of(target.amount(), target.weight());
            case Base.Fixed fixed -> Stream.of(fixed.amount());
            case Base.Bonus bonus -> Stream.of(bonus.amount());
            default -> Stream.of();
        };
    }

    private static boolean isWorkedOut(Expression expression) {
        var names = References.in(expression);
        return !(expression instanceof Expression.Reference)
                && !names.isEmpty()
                && names.stream().allMatch(name -> OF_THE_PERIOD.contains(name.scope()));
    }

    private Explanation step(Expression expression) {
        var bindings = run.figures().bindings(payee, slot);
        var filled = ExpressionWriter.write(FilledExpression.of(expression, bindings));
        boolean condition = expression.unit() == Unit.BOOLEAN;
        return new Explanation(
                Step.FORMULA,
                List.of(ExpressionWriter.write(expression), filled),
                condition ? null : PlanFigures.evaluated(expression, bindings),
                expression.unit() == Unit.MONEY ? run.plan().currency(payee, slot) : null,
                false,
                Explanation.NO_TRANSACTION,
                expression.at().line(),
                List.of());
    }
}
