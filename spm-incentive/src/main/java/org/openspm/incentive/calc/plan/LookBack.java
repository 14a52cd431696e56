package org.openspm.incentive.calc.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;

/** How many periods a plan looks back beyond the windows of its measures: {@code PRIOR} and {@code TRAILING}. */
public final class LookBack {
    private final Plan plan;
    private final Map<String, Integer> known = new HashMap<>();

    private LookBack(Plan plan) {
        this.plan = plan;
    }

    /** Periods of the plan's kind; 0 when it looks at none before its windows. */
    public static int periods(Plan plan) {
        return new LookBack(plan).of(PlanExpressions.of(plan));
    }

    /** How many periods before its own a call asks for. */
    public static int periods(Expression.Call call) {
        int stated = ((Expression.Number) call.arguments().get(1)).value().intValueExact();
        return call.function() == Function.TRAILING ? stated - 1 : stated;
    }

    private int of(List<Expression> expressions) {
        return expressions.stream().mapToInt(this::of).max().orElse(0);
    }

    private int of(Expression expression) {
        int furthest =
                References.in(expression).stream().mapToInt(this::of).max().orElse(0);
        var calls = Stream.of(Function.PRIOR, Function.TRAILING)
                .flatMap(function -> References.calls(expression, function).stream())
                .toList();
        for (var call : calls) {
            furthest = Math.max(
                    furthest,
                    periods(call) + of((Expression.Reference) call.arguments().getFirst()));
        }
        return furthest;
    }

    private int of(Expression.Reference reference) {
        return reference.scope() == Scope.MEASURE || reference.scope() == Scope.ATTAINMENT
                ? plan.measure(reference.name()).map(this::of).orElse(0)
                : 0;
    }

    private int of(Measure measure) {
        var found = known.get(measure.name());
        if (found != null) {
            return found;
        }
        int furthest = of(PlanExpressions.of(measure));
        if (measure.score() != null) {
            for (var part : measure.score().parts()) {
                furthest = Math.max(
                        furthest, plan.measure(part.measure()).map(this::of).orElse(0));
            }
        }
        known.put(measure.name(), furthest);
        return furthest;
    }
}
