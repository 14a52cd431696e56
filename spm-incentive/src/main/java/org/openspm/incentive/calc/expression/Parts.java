package org.openspm.incentive.calc.expression;

import java.util.ArrayList;
import java.util.List;

/** What an expression is made of. */
final class Parts {

    private Parts() {}

    /** The expressions directly within it, in the order written. */
    static List<Expression> of(Expression expression) {
        return switch (expression) {
            case Expression.Negation negation -> List.of(negation.operand());
            case Expression.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expression.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Expression.All all -> all.operands();
            case Expression.Any any -> any.operands();
            case Expression.Not not -> List.of(not.operand());
            case Expression.If choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Expression.In in -> with(in.subject(), in.values());
            case Expression.Lookup lookup -> lookup(lookup);
            case Expression.Read read -> read.arguments();
            case Expression.Call call -> call.arguments();
            case Expression.Number _,
                    Expression.Text _,
                    Expression.Date _,
                    Expression.Truth _,
                    Expression.Reference _ -> List.of();
        };
    }

    private static List<Expression> lookup(Expression.Lookup lookup) {
        var parts = new ArrayList<Expression>();
        parts.add(lookup.subject());
        for (var line : lookup.cases()) {
            parts.add(line.key());
            parts.add(line.value());
        }
        parts.add(lookup.otherwise());
        return parts;
    }

    private static List<Expression> with(Expression first, List<Expression> others) {
        var parts = new ArrayList<Expression>();
        parts.add(first);
        parts.addAll(others);
        return parts;
    }
}
