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
        if (expression instanceof Expression.Reference reference) {
            found.add(reference);
        }
        Parts.of(expression).forEach(part -> collect(part, found));
    }
}
