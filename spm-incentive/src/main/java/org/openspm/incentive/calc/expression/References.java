package org.openspm.incentive.calc.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Every call of a function in the expression, in the order written. */
    public static List<Expression.Call> calls(Expression expression, Function function) {
        var found = new ArrayList<Expression.Call>();
        if (expression instanceof Expression.Call call && call.function() == function) {
            found.add(call);
        }
        Parts.of(expression).forEach(part -> found.addAll(calls(part, function)));
        return found;
    }

    private static void collect(Expression expression, Set<Expression.Reference> found) {
        if (expression instanceof Expression.Reference reference) {
            found.add(reference);
        }
        Parts.of(expression).forEach(part -> collect(part, found));
    }
}
