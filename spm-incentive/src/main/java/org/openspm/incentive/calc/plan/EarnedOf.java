package org.openspm.incentive.calc.plan;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;

/** What a plan looks at of what its own components earned: {@code EARNED("New bookings", "year")} and downlines. */
public final class EarnedOf {

    private EarnedOf() {}

    /** The components whose earnings this one rests on, in the order written. */
    public static Set<String> components(Component component) {
        var names = new LinkedHashSet<String>();
        if (component.base() instanceof Base.DownlineEarnings downline) {
            names.addAll(downline.components());
        }
        calls(PlanExpressions.of(component)).forEach(call -> names.add(component(call)));
        return names;
    }

    /** The windows over which something of the plan adds up: measures, budgets, what is looked at of other components. */
    public static Set<Measure.Accumulates> windows(Plan plan) {
        var windows = EnumSet.of(Measure.Accumulates.PERIOD);
        plan.measures().forEach(measure -> windows.add(measure.accumulates()));
        for (var component : plan.components()) {
            if (component.budget() != null) {
                windows.add(component.budget().per());
            }
        }
        calls(PlanExpressions.of(plan)).forEach(call -> windows.add(window(call)));
        return windows;
    }

    /** Every question for what another component earned. */
    public static Stream<Expression.Call> calls(List<Expression> expressions) {
        return expressions.stream()
                .flatMap(expression -> Stream.of(Function.EARNED, Function.EARNEDBEFORE)
                        .flatMap(function -> References.calls(expression, function).stream()));
    }

    /** The component that is asked for. */
    public static String component(Expression.Call earned) {
        return ((Expression.Text) earned.arguments().getFirst()).value();
    }

    private static Measure.Accumulates window(Expression.Call earned) {
        if (earned.function() == Function.EARNEDBEFORE) {
            return Measure.Accumulates.PLAN;
        }
        return earned.arguments().size() == 1
                ? Measure.Accumulates.PERIOD
                : window(((Expression.Text) earned.arguments().get(1)).value());
    }

    /** The window that a word such as {@code half year} names. */
    public static Measure.Accumulates window(String word) {
        return Measure.Accumulates.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
