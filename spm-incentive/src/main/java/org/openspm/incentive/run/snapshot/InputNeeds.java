package org.openspm.incentive.run.snapshot;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Expression.Reference;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.Plan;

/** What the plans of a run look at, so that nothing else is read: fields by scope, levels, events, dates, rates. */
final class InputNeeds {
    private final Map<Scope, Map<String, Unit>> fields = new TreeMap<>();
    private final Set<CreditRule.Level> levels = EnumSet.noneOf(CreditRule.Level.class);
    private final Set<CreditRule.DatedBy> dates = EnumSet.noneOf(CreditRule.DatedBy.class);
    private final Set<Allocation.Recipient> recipients = EnumSet.noneOf(Allocation.Recipient.class);
    private final Set<String> events = new TreeSet<>();
    private final Set<String> rateTypes = new TreeSet<>();
    private final Set<String> quotas = new TreeSet<>();

    InputNeeds(Collection<Plan> plans) {
        plans.forEach(this::add);
    }

    Map<String, Unit> fields(Scope scope) {
        return fields.getOrDefault(scope, Map.of());
    }

    Set<CreditRule.Level> levels() {
        return levels;
    }

    Set<CreditRule.DatedBy> dates() {
        return dates;
    }

    Set<String> events() {
        return events;
    }

    Set<String> rateTypes() {
        return rateTypes;
    }

    Set<String> quotas() {
        return quotas;
    }

    boolean credits(Allocation.Recipient recipient) {
        return recipients.contains(recipient);
    }

    boolean accounts() {
        return credits(Allocation.Recipient.ACCOUNT_OWNER)
                || !fields(Scope.ACCOUNT).isEmpty();
    }

    private void add(Plan plan) {
        plan.values().forEach(value -> field(Scope.PAYEE, value.name(), value.unit()));
        rateType(plan.transactionsBy());
        rateType(plan.payBy());
        plan.credits().forEach(this::add);
        plan.measures().forEach(measure -> {
            look(measure.when(), measure.of(), measure.initial());
            if (measure.quota() != null) {
                quotas.add(measure.quota().measure());
            }
        });
        plan.components().forEach(this::add);
    }

    private void add(CreditRule rule) {
        levels.add(rule.of());
        dates.add(rule.datedBy());
        events.addAll(rule.events());
        rule.to().forEach(allocation -> recipients.add(allocation.recipient()));
        look(rule.when(), rule.amount(), rule.cap());
    }

    private void add(Component component) {
        look(component.rate(), component.gate(), component.share());
        component.floors().forEach(limit -> look(limit.amount()));
        component.caps().forEach(limit -> look(limit.amount()));
        if (component.threshold() != null) {
            look(component.threshold().value());
        }
        if (component.tiers() != null) {
            component.tiers().bands().forEach(band -> look(band.value(), band.entry()));
        }
        switch (component.base()) {
            case org.openspm.incentive.calc.plan.Base.Target target -> look(target.amount(), target.weight());
            case org.openspm.incentive.calc.plan.Base.Fixed fixed -> look(fixed.amount());
            case org.openspm.incentive.calc.plan.Base.Bonus bonus -> look(bonus.amount());
            case org.openspm.incentive.calc.plan.Base.MeasureValue _,
                    org.openspm.incentive.calc.plan.Base.DownlineEarnings _,
                    org.openspm.incentive.calc.plan.Base.Spread _ -> {}
        }
    }

    private void rateType(@Nullable Conversion conversion) {
        if (conversion != null) {
            rateTypes.add(conversion.rateType());
        }
    }

    private void look(@Nullable Expression... expressions) {
        for (var expression : expressions) {
            if (expression != null) {
                references(expression).forEach(each -> field(each.scope(), each.name(), each.unit()));
            }
        }
    }

    private void field(Scope scope, String name, Unit unit) {
        fields.computeIfAbsent(scope, _ -> new TreeMap<>()).merge(name, unit, (a, b) -> a == Unit.UNSTATED ? b : a);
    }

    private static Stream<Reference> references(Expression expression) {
        return switch (expression) {
            case Reference reference -> Stream.of(reference);
            case Expression.Number _, Expression.Text _, Expression.Date _, Expression.Truth _ -> Stream.empty();
            case Expression.Negation negation -> references(negation.operand());
            case Expression.Arithmetic arithmetic -> both(arithmetic.left(), arithmetic.right());
            case Expression.Comparison comparison -> both(comparison.left(), comparison.right());
            case Expression.All all -> all.operands().stream().flatMap(InputNeeds::references);
            case Expression.Any any -> any.operands().stream().flatMap(InputNeeds::references);
            case Expression.Not not -> references(not.operand());
            case Expression.If choice ->
                Stream.concat(references(choice.condition()), both(choice.then(), choice.otherwise()));
            case Expression.In in ->
                Stream.concat(references(in.subject()), in.values().stream().flatMap(InputNeeds::references));
            case Expression.Lookup lookup ->
                Stream.concat(
                        both(lookup.subject(), lookup.otherwise()),
                        lookup.cases().stream().flatMap(each -> both(each.key(), each.value())));
            case Expression.Call call -> call.arguments().stream().flatMap(InputNeeds::references);
        };
    }

    private static Stream<Reference> both(Expression first, Expression second) {
        return Stream.concat(references(first), references(second));
    }
}
