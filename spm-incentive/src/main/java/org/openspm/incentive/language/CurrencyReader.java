package org.openspm.incentive.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.PlanCurrency;

/** Reads the currency of a plan and the exchange rates by which money comes in and goes out. */
final class CurrencyReader {
    static final List<String> KEYS = List.of("transactions", "pay");
    static final List<String> CONVERSION_KEYS = List.of("rate", "on");

    private final Problems problems;
    private final Values values;

    CurrencyReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** Currency and conversions of a plan. */
    record Money(
            PlanCurrency currency,
            @Nullable Conversion transactionsBy,
            @Nullable Conversion payBy) {}

    Optional<Money> read(Section plan) {
        var currency = plan.required("currency", "EUR").flatMap(this::currency);
        var node = plan.node("exchange");
        var exchange = node == null ? Optional.<Section>empty() : Section.of(node, "exchange", problems, KEYS);
        var in = exchange.flatMap(section -> conversion(section, "transactions"));
        var out = exchange.flatMap(section -> conversion(section, "pay"));
        if (out.isPresent() && out.get().day() == Conversion.Day.CREDIT_DATE) {
            problems.add(
                    exchange.get().markOf("pay"),
                    "Pay is converted once for a period; write “on: period end” or “on: period start”.");
        }
        if (out.isPresent() && currency.isPresent() && currency.get().isOfPayee()) {
            problems.add(
                    exchange.get().markOf("pay"),
                    "The plan is already in the payee's currency, so nothing is left to convert; remove “pay”.");
        }
        if (in.isPresent()
                && in.get().day() == Conversion.Day.CREDIT_DATE
                && currency.isPresent()
                && currency.get().isOfPayee()) {
            problems.add(
                    exchange.get().markOf("transactions"),
                    "A plan in the payee's currency converts the transactions of a period at one rate; write “on: period end”"
                            + " or “on: period start”.");
        }
        return currency.map(found -> new Money(found, in.orElse(null), out.orElse(null)));
    }

    /** How the pay of one component is converted. */
    Optional<Conversion> pay(Node node) {
        var conversion = conversion(node, "pay");
        if (conversion.isPresent() && conversion.get().day() == Conversion.Day.CREDIT_DATE) {
            problems.add(
                    node.at(), "Pay is converted once for a period; write “on: period end” or “on: period start”.");
        }
        return conversion;
    }

    private Optional<PlanCurrency> currency(Node.Scalar scalar) {
        return scalar.text().equals("payee")
                ? Optional.of(PlanCurrency.OF_PAYEE)
                : values.currency(scalar).map(PlanCurrency::new);
    }

    private Optional<Conversion> conversion(Section exchange, String key) {
        var node = exchange.node(key);
        if (node == null) {
            return Optional.empty();
        }
        return conversion(node, key);
    }

    private Optional<Conversion> conversion(Node node, String key) {
        return Section.of(node, "the exchange of " + key, problems, CONVERSION_KEYS)
                .flatMap(section -> {
                    var type = section.required("rate", "end-of-day").flatMap(this::rateType);
                    var day = section.required("on", "period end")
                            .flatMap(scalar -> values.choice(scalar, "day of an exchange rate", Conversion.Day.class));
                    return type.flatMap(found -> day.map(on -> new Conversion(found, on)));
                });
    }

    private Optional<String> rateType(Node.Scalar scalar) {
        if (!scalar.text().matches("[A-Za-z0-9_.-]{1,32}")) {
            problems.add(
                    scalar.at(), scalar.word() + " is no type of exchange rate; write its code, such as end-of-day.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }
}
