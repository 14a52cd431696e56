package org.openspm.incentive.calc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;

/** Every expression of a plan, wherever it stands. */
public final class PlanExpressions {

    private PlanExpressions() {}

    public static List<Expression> of(Plan plan) {
        var result = new ArrayList<Expression>();
        for (var credit : plan.credits()) {
            result.addAll(of(credit));
        }
        for (var measure : plan.measures()) {
            result.addAll(of(measure));
        }
        for (var component : plan.components()) {
            result.addAll(of(component));
        }
        plan.payments().forEach(rule -> result.addAll(rule.expressions()));
        return result;
    }

    public static List<Expression> of(CreditRule rule) {
        var result = new ArrayList<Expression>();
        addAll(result, rule.when(), rule.amount(), rule.cap());
        return result;
    }

    public static List<Expression> of(Measure measure) {
        var result = new ArrayList<Expression>();
        addAll(result, measure.when(), measure.of(), measure.initial());
        addAll(result, measure.since() == null ? null : measure.since().day());
        if (measure.group() != null) {
            addAll(result, measure.group().by(), measure.group().each());
        }
        if (measure.quota() != null) {
            addAll(result, measure.quota().times());
        }
        if (measure.score() != null) {
            measure.score().parts().forEach(part -> result.add(part.weight()));
        }
        return result;
    }

    public static List<Expression> of(Component component) {
        var result = new ArrayList<Expression>();
        switch (component.base()) {
            case Base.Target target -> addAll(result, target.amount(), target.weight());
            case Base.Fixed fixed -> result.add(fixed.amount());
            case Base.Bonus bonus -> result.add(bonus.amount());
            case Base.Pool pool -> addAll(result, pool.amount(), pool.qualifies(), pool.weight(), pool.of());
            case Base.Contest contest -> {
                addAll(result, contest.score(), contest.qualifies());
                contest.prizes().forEach(prize -> result.add(prize.amount()));
            }
            case Base.MeasureValue _, Base.DownlineEarnings _, Base.Spread _ -> {}
        }
        var threshold = component.threshold();
        var budget = component.budget();
        addAll(result, component.modifier(), budget == null ? null : budget.amount());
        addAll(result, component.rate(), component.gate(), component.share(), valueOf(threshold));
        var tiers = component.tiers();
        if (tiers != null) {
            tiers.bands().forEach(band -> addAll(result, band.until(), band.value(), band.entry()));
        }
        if (component.curve() != null && component.curve().choice() != null) {
            result.add(component.curve().choice().subject());
        }
        Stream.concat(component.floors().stream(), component.caps().stream())
                .map(Limit::amount)
                .forEach(result::add);
        return result;
    }

    private static @Nullable Expression valueOf(@Nullable Threshold threshold) {
        return threshold == null ? null : threshold.value();
    }

    private static void addAll(List<Expression> result, @Nullable Expression... expressions) {
        for (var expression : expressions) {
            if (expression != null) {
                result.add(expression);
            }
        }
    }
}
