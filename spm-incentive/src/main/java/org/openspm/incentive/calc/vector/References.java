package org.openspm.incentive.calc.vector;

import java.util.ArrayList;
import java.util.List;
import org.openspm.incentive.calc.expression.Expression;

/** The names that an expression uses, in the order they are written. */
public final class References {
    private References() {}

    public static List<Expression.Reference> in(Expression expression) {
        var found = new ArrayList<Expression.Reference>();
        collect(expression, found);
        return found;
    }

    private static void collect(Expression expression, List<Expression.Reference> found) {
        switch (expression) {
            case Expression.Reference reference -> found.add(reference);
            case Expression.Number _, Expression.Text _, Expression.Date _, Expression.Truth _ -> {}
            case Expression.Negation negation -> collect(negation.operand(), found);
            case Expression.Not not -> collect(not.operand(), found);
            case Expression.Arithmetic arithmetic -> collectAll(List.of(arithmetic.left(), arithmetic.right()), found);
            case Expression.Comparison comparison -> collectAll(List.of(comparison.left(), comparison.right()), found);
            case Expression.All all -> collectAll(all.operands(), found);
            case Expression.Any any -> collectAll(any.operands(), found);
            case Expression.If choice ->
                collectAll(List.of(choice.condition(), choice.then(), choice.otherwise()), found);
            case Expression.In in -> {
                collect(in.subject(), found);
                collectAll(in.values(), found);
            }
            case Expression.Lookup lookup -> {
                collect(lookup.subject(), found);
                for (var line : lookup.cases()) {
                    collectAll(List.of(line.key(), line.value()), found);
                }
                collect(lookup.otherwise(), found);
            }
            case Expression.Call call -> collectAll(call.arguments(), found);
        }
    }

    private static void collectAll(List<Expression> expressions, List<Expression.Reference> found) {
        expressions.forEach(expression -> collect(expression, found));
    }
}
