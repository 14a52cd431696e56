package org.openspm.incentive.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.PlanCurrency;
import org.openspm.incentive.calc.plan.Together;

/** Reads the currency of a plan and the exchange rates by which money comes in and goes out. */
final class CurrencyReader {
    static final List<String> KEYS = List.of("transactions", "pay", "together");
    static final List<String> TOGETHER_KEYS = List.of("in", "rate", "on");
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
            @Nullable Conversion payBy,
            @Nullable Together together) {}

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
        var together = exchange.flatMap(this::together);
        if (together.isPresent() && currency.isPresent() && !currency.get().isOfPayee()) {
            problems.add(
                    exchange.get().markOf("together"),
                    "The plan is in one currency for all, so what several people have needs no other; remove"
                            + " “together”.");
        }
        return currency.map(found -> new Money(found, in.orElse(null), out.orElse(null), together.orElse(null)));
    }

    /** The currency in which money of several people is put together. */
    private Optional<Together> together(Section exchange) {
        var node = exchange.node("together");
        return node == null
                ? Optional.empty()
                : Section.of(node, "what several people have together", problems, TOGETHER_KEYS)
                        .flatMap(section -> {
                            var in = section.required("in", "EUR").flatMap(values::currency);
                            var by = conversion(section);
                            if (by.isPresent() && by.get().day() == Conversion.Day.CREDIT_DATE) {
                                problems.add(
                                        section.markOf("on"),
                                        "What several people have is put together once for a period; write “on: period"
                                                + " end” or “on: period start”.");
                            }
                            return in.flatMap(money -> by.map(rate -> new Together(money, rate)));
                        });
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
                .flatMap(this::conversion);
    }

    private Optional<Conversion> conversion(Section section) {
        var type = section.required("rate", "end-of-day").flatMap(this::rateType);
        var day = section.required("on", "period end")
                .flatMap(scalar -> values.choice(scalar, "day of an exchange rate", Conversion.Day.class));
        return type.flatMap(found -> day.map(on -> new Conversion(found, on)));
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
