package org.openspm.incentive.calc.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;

/**
 * A compensation plan: who is credited, what is measured, what it earns, and what is paid of it.
 *
 * @param payments rules between what is earned and what is paid, in the order in which they apply
 * @param transactionsBy how amounts of transactions come into the plan's currency; null = they must already be in it
 * @param charts tables and curves that several places of the plan read
 * @param together the currency of what several payees have together; null = that of the plan
 * @param payBy how earnings come into the payee's currency; null = they are paid in the plan's currency
 */
public record Plan(
        String code,
        String title,
        PlanCurrency currency,
        @Nullable Conversion transactionsBy,
        @Nullable Conversion payBy,
        @Nullable Together together,
        PayPeriod pays,
        List<PayeeValue> values,
        List<Chart> charts,
        List<CreditRule> credits,
        List<Measure> measures,
        List<Component> components,
        List<PayRule> payments) {

    public Plan {
        values = List.copyOf(values);
        charts = List.copyOf(charts);
        credits = List.copyOf(credits);
        measures = List.copyOf(measures);
        components = List.copyOf(components);
        payments = List.copyOf(payments);
    }

    public Optional<CreditRule> credit(String name) {
        return credits.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    public Optional<Measure> measure(String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    public Optional<Component> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** Kinds of event that belong to deals and that pay rules wait for. */
    public Set<String> paymentEvents() {
        var kinds = new TreeSet<String>();
        for (var rule : payments) {
            if (rule instanceof PayRule.Clawback clawback) {
                kinds.addAll(clawback.events());
            } else if (rule instanceof PayRule.Holdback holdback) {
                holdback.parts().stream()
                        .map(PayRule.Part::release)
                        .filter(Release.OnEvent.class::isInstance)
                        .forEach(release -> kinds.addAll(((Release.OnEvent) release).events()));
            }
        }
        return kinds;
    }

    public Optional<PayRule> payment(String name) {
        return payments.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
