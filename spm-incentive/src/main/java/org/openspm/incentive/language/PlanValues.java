package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.Threshold;

/** Finds the expressions of a plan, and through them the values it needs of every payee. */
final class PlanValues {
    private static final Set<String> FIELDS = Set.of("code", "title", "department");

    private PlanValues() {}

    /** The plan with the payee values that its expressions use, when it declares none. */
    static Plan withUsed(Plan plan) {
        var used = new LinkedHashMap<String, PayeeValue>();
        for (var expression : expressions(plan)) {
            for (var reference : References.in(expression)) {
                if (reference.scope() == Scope.PAYEE && !FIELDS.contains(reference.name())) {
                    used.putIfAbsent(
                            reference.name(), new PayeeValue(reference.name(), reference.unit(), reference.at()));
                }
            }
        }
        return new Plan(
                plan.code(),
                plan.title(),
                plan.currency(),
                plan.transactionsBy(),
                plan.payBy(),
                plan.pays(),
                List.copyOf(used.values()),
                plan.credits(),
                plan.measures(),
                plan.components());
    }

    static List<Expression> expressions(Plan plan) {
        var result = new ArrayList<Expression>();
        for (var credit : plan.credits()) {
            addAll(result, credit.when(), credit.amount(), credit.cap());
        }
        for (var measure : plan.measures()) {
            addAll(result, measure.when(), measure.of(), measure.initial());
        }
        for (var component : plan.components()) {
            result.addAll(expressions(component));
        }
        return result;
    }

    static List<Expression> expressions(Measure measure) {
        var result = new ArrayList<Expression>();
        addAll(result, measure.when(), measure.of(), measure.initial());
        return result;
    }

    static List<Expression> expressions(Component component) {
        var result = new ArrayList<Expression>();
        switch (component.base()) {
            case Base.Target target -> addAll(result, target.amount(), target.weight());
            case Base.Fixed fixed -> result.add(fixed.amount());
            case Base.Bonus bonus -> result.add(bonus.amount());
            case Base.MeasureValue _, Base.DownlineEarnings _, Base.Spread _ -> {}
        }
        var threshold = component.threshold();
        addAll(result, component.rate(), component.gate(), component.share(), valueOf(threshold));
        var tiers = component.tiers();
        if (tiers != null) {
            tiers.bands().forEach(band -> addAll(result, band.value(), band.entry()));
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
