package org.openspm.incentive.calc.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/** The curves and tables that an expression reads. */
public final class Charts {

    private Charts() {}

    /** Every chart in the expression, in the order written. */
    public static Set<Chart> in(Expression expression) {
        var found = new LinkedHashSet<Chart>();
        collect(expression, found);
        return found;
    }

    private static void collect(Expression expression, Set<Chart> found) {
        if (expression instanceof Expression.Read read) {
            found.add(read.chart());
        }
        Parts.of(expression).forEach(part -> collect(part, found));
    }
}
