package org.openspm.incentive.calc.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names an expression uses. */
public final class References {

    private References() {}

    /** Every reference in the expression, in the order written. */
    public static Set<Expression.Reference> in(Expression expression) {
        var found = new LinkedHashSet<Expression.Reference>();
        collect(expression, found);
        return found;
    }

    /** Whether the expression uses a name of this scope. */
    public static boolean uses(Expression expression, Scope scope) {
        return in(expression).stream().anyMatch(reference -> reference.scope() == scope);
    }

    private static void collect(Expression expression, Set<Expression.Reference> found) {
        switch (expression) {
            case Expression.Reference reference -> found.add(reference);
            case Expression.Negation negation -> collect(negation.operand(), found);
            case Expression.Arithmetic arithmetic -> {
                collect(arithmetic.left(), found);
                collect(arithmetic.right(), found);
            }
            case Expression.Comparison comparison -> {
                collect(comparison.left(), found);
                collect(comparison.right(), found);
            }
            case Expression.All all -> all.operands().forEach(operand -> collect(operand, found));
            case Expression.Any any -> any.operands().forEach(operand -> collect(operand, found));
            case Expression.Not not -> collect(not.operand(), found);
            case Expression.If choice -> {
                collect(choice.condition(), found);
                collect(choice.then(), found);
                collect(choice.otherwise(), found);
            }
            case Expression.In in -> collect(in.subject(), found);
            case Expression.Lookup lookup -> {
                collect(lookup.subject(), found);
                lookup.cases().forEach(line -> collect(line.value(), found));
                collect(lookup.otherwise(), found);
            }
            case Expression.Call call -> call.arguments().forEach(argument -> collect(argument, found));
            case Expression.Number _, Expression.Text _, Expression.Date _, Expression.Truth _ -> {}
        }
    }
}
