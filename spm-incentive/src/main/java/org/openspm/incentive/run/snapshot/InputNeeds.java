package org.openspm.incentive.run.snapshot;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.LeaveOf;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;

/** What the plans of a run look at, so that nothing else is read: fields by scope, levels, events, dates, rates. */
final class InputNeeds {
    private final Map<Scope, Map<String, Unit>> fields = new TreeMap<>();
    private final Set<CreditRule.Level> levels = EnumSet.noneOf(CreditRule.Level.class);
    private final Set<CreditRule.DatedBy> dates = EnumSet.noneOf(CreditRule.DatedBy.class);
    private final Set<Allocation.Recipient> recipients = EnumSet.noneOf(Allocation.Recipient.class);
    private final Set<String> events = new TreeSet<>();
    private final Set<String> rateTypes = new TreeSet<>();
    private final Set<String> quotas = new TreeSet<>();
    private boolean absences;

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

    /** Whether it matters who is away. */
    boolean absences() {
        return absences;
    }

    boolean credits(Allocation.Recipient recipient) {
        return recipients.contains(recipient);
    }

    boolean accounts() {
        return credits(Allocation.Recipient.ACCOUNT_OWNER)
                || !fields(Scope.ACCOUNT).isEmpty();
    }

    /** Two plans with the same text here read the same. */
    @Override
    public String toString() {
        return List.of(fields, levels, dates, recipients, events, rateTypes, quotas, absences)
                .toString();
    }

    private void add(Plan plan) {
        absences |= LeaveOf.isLookedAt(plan);
        plan.values().forEach(value -> field(Scope.PAYEE, value.name(), value.unit()));
        rateType(plan.transactionsBy());
        rateType(plan.payBy());
        rateType(plan.together() == null ? null : plan.together().by());
        plan.components().forEach(component -> rateType(component.payBy()));
        plan.credits().forEach(this::add);
        plan.measures().stream()
                .map(Measure::quota)
                .filter(Objects::nonNull)
                .forEach(quota -> quotas.add(quota.measure()));
        for (var expression : PlanExpressions.of(plan)) {
            References.in(expression).forEach(each -> field(each.scope(), each.name(), each.unit()));
        }
        if (!plan.payments().isEmpty()) {
            addPayments(plan);
        }
        if (looksAtTheOrderOfDeals(plan)) {
            field(Scope.TRANSACTION, Fields.REFERENCE, Unit.TEXT);
        }
    }

    /** A return has the place of the deal that it refers to. */
    private static boolean looksAtTheOrderOfDeals(Plan plan) {
        return plan.measures().stream().anyMatch(measure -> measure.take() != null)
                || PlanExpressions.of(plan).stream()
                        .flatMap(expression -> References.in(expression).stream())
                        .anyMatch(Vocabulary::isOfOrder);
    }

    /** Pay rules look at the events of deals, whoever is credited with them: whole, with tax, and with what they refer to. */
    private void addPayments(Plan plan) {
        if (!plan.paymentEvents().isEmpty()) {
            events.addAll(plan.paymentEvents());
            levels.add(CreditRule.Level.ORDERS);
            dates.add(CreditRule.DatedBy.EVENT_DATE);
            field(Scope.TRANSACTION, Fields.TAX, Unit.MONEY);
            field(Scope.TRANSACTION, Fields.FREIGHT, Unit.MONEY);
        }
        field(Scope.TRANSACTION, Fields.REFERENCE, Unit.TEXT);
    }

    private void add(CreditRule rule) {
        levels.add(rule.of());
        dates.add(rule.datedBy());
        events.addAll(rule.events());
        rule.to().forEach(allocation -> recipients.add(allocation.recipient()));
    }

    private void rateType(@Nullable Conversion conversion) {
        if (conversion != null) {
            rateTypes.add(conversion.rateType());
        }
    }

    private void field(Scope scope, String name, Unit unit) {
        fields.computeIfAbsent(scope, _ -> new TreeMap<>()).merge(name, unit, (a, b) -> a == Unit.UNSTATED ? b : a);
    }
}
