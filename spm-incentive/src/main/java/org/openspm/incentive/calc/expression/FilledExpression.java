package org.openspm.incentive.calc.expression;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts figures in the place of all that an expression looks at, so that it can be worked out again by hand. */
public final class FilledExpression {
    /** Functions whose arguments say where to look, so that what they find stands for them. */
    private static final Set<Function> LOOKS = EnumSet.of(
            Function.BLENDED,
            Function.ABSENTDAYS,
            Function.ABSENTWEEKDAYS,
            Function.EARNEDBEFORE,
            Function.EARNED,
            Function.PRIOR,
            Function.TRAILING,
            Function.TEAM,
            Function.MANAGER);

    private final Bindings row;

    private FilledExpression(Bindings row) {
        this.row = row;
    }

    /** The expression without names; nothing is worked out, and a day that is not there keeps its name. */
    public static Expression of(Expression expression, Bindings row) {
        return new FilledExpression(row).filled(expression);
    }

    private Expression filled(Expression expression) {
        return switch (expression) {
            case Expression.Number _, Expression.Text _, Expression.Date _, Expression.Truth _ -> expression;
            case Expression.Reference reference -> found(reference);
            case Expression.Negation node -> new Expression.Negation(filled(node.operand()), node.at());
            case Expression.Arithmetic node ->
                new Expression.Arithmetic(
                        node.operator(), filled(node.left()), filled(node.right()), node.unit(), node.at());
            case Expression.Comparison node ->
                new Expression.Comparison(node.relation(), filled(node.left()), filled(node.right()), node.at());
            case Expression.All node -> new Expression.All(filled(node.operands()), node.at());
            case Expression.Any node -> new Expression.Any(filled(node.operands()), node.at());
            case Expression.Not node -> new Expression.Not(filled(node.operand()), node.at());
            case Expression.If node ->
                new Expression.If(
                        filled(node.condition()),
                        filled(node.then()),
                        filled(node.otherwise()),
                        node.unit(),
                        node.at());
            case Expression.In node -> new Expression.In(filled(node.subject()), node.values(), node.at());
            case Expression.Lookup node ->
                new Expression.Lookup(
                        filled(node.subject()),
                        node.cases().stream()
                                .map(line -> new Expression.Case(line.key(), filled(line.value())))
                                .toList(),
                        filled(node.otherwise()),
                        node.unit(),
                        node.at());
            case Expression.Read node -> new Expression.Read(node.chart(), filled(node.arguments()), node.at());
            case Expression.Call call
            when LOOKS.contains(call.function()) ->
                new Expression.Number(Evaluator.number(call, row), call.unit(), call.at());
            case Expression.Call call ->
                new Expression.Call(call.function(), filled(call.arguments()), call.unit(), call.at());
        };
    }

    private List<Expression> filled(List<Expression> expressions) {
        return expressions.stream().map(this::filled).toList();
    }

    private Expression found(Expression.Reference reference) {
        return switch (reference.unit()) {
            case TEXT -> new Expression.Text(Evaluator.text(reference, row), reference.at());
            case DATE ->
                Evaluator.date(reference, row) instanceof LocalDate day
                        ? new Expression.Date(day, reference.at())
                        : reference;
            case BOOLEAN -> reference;
            case MONEY, NUMBER, PERCENT, UNSTATED ->
                new Expression.Number(Evaluator.number(reference, row), reference.unit(), reference.at());
        };
    }
}
