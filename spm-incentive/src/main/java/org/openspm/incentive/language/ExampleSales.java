package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the transactions of an example. */
final class ExampleSales {
    private static final List<String> TEXTS =
            List.of("channel", "event", "country", "state", "postal_code", "source", "reference");
    private static final List<String> NUMBERS = List.of("quantity", "cost", "tax", "freight");
    private static final List<String> DATES = List.of("ship_date", "due_date");
    static final List<String> KEYS = List.of(
            "amount",
            "date",
            "code",
            "line",
            "currency",
            "seller",
            "overlay",
            "territory",
            "account",
            "product",
            "splits",
            "attribute",
            "channel",
            "event",
            "country",
            "state",
            "postal_code",
            "source",
            "reference",
            "quantity",
            "cost",
            "tax",
            "freight",
            "ship_date",
            "due_date");
    static final List<String> ITEM_KEYS = List.of(
            "code",
            "name",
            "owner",
            "country",
            "state",
            "city",
            "postal_code",
            "category",
            "subcategory",
            "line",
            "attribute");
    static final List<String> SPLIT_KEYS = List.of("share", "role");
    private static final String NOBODY = "nobody";

    private final Problems problems;
    private final Values values;
    private final Set<String> payees;
    private final @Nullable LocalDate usualDate;
    private final int usualLine;

    ExampleSales(Problems problems, Set<String> payees, @Nullable LocalDate usualDate, int usualLine) {
        this.problems = problems;
        this.values = new Values(problems);
        this.payees = payees;
        this.usualDate = usualDate;
        this.usualLine = usualLine;
    }

    Optional<PlanExample.Sale> read(Node node, int number) {
        return Section.of(node, "a transaction", problems, KEYS).flatMap(section -> sale(section, number));
    }

    private Optional<PlanExample.Sale> sale(Section section, int number) {
        int before = problems.count();
        var date = section.scalar("date", "2026-01-31").flatMap(values::date).orElse(usualDate);
        if (date == null) {
            problems.add(section.at(), "The transaction has no date; add “date: 2026-01-31” to it or to the example.");
        }
        var amount = section.required("amount", "1000").flatMap(values::amount);
        var sale = new PlanExample.Sale(
                section.scalar("code", "SO1").map(Node.Scalar::text).orElse("T%04d".formatted(number)),
                line(section),
                date == null ? LocalDate.EPOCH : date,
                amount.orElse(BigDecimal.ZERO),
                section.scalar("currency", "EUR").flatMap(values::currency).orElse(null),
                texts(section),
                numbers(section),
                dates(section),
                seller(section),
                person(section, "overlay"),
                section.scalar("territory", "T1").map(Node.Scalar::text).orElse(null),
                item(section, "account"),
                item(section, "product"),
                splits(section));
        return problems.count() > before ? Optional.empty() : Optional.of(sale);
    }

    private int line(Section section) {
        var scalar = section.scalar("line", "1");
        if (scalar.isEmpty()) {
            return usualLine;
        }
        if (!scalar.get().text().matches("\\d{1,6}")) {
            problems.add(
                    scalar.get().at(), scalar.get().word() + " is no line; write 0 for a whole order, or 1, 2, ….");
            return usualLine;
        }
        return Integer.parseInt(scalar.get().text());
    }

    /** With one payee the sale is hers unless it says otherwise. */
    private @Nullable String seller(Section section) {
        if (!section.has("seller")) {
            return payees.size() == 1 ? payees.iterator().next() : null;
        }
        return person(section, "seller");
    }

    private @Nullable String person(Section section, String key) {
        var scalar = section.scalar(key, "Ana").orElse(null);
        if (scalar == null || scalar.text().equals(NOBODY)) {
            return null;
        }
        return named(scalar);
    }

    private String named(Node.Scalar scalar) {
        if (!payees.contains(scalar.text())) {
            problems.add(scalar.at(), ExampleReader.notThere(scalar, payees));
        }
        return scalar.text();
    }

    private Map<String, String> texts(Section section) {
        var result = new LinkedHashMap<String, String>();
        for (var key : TEXTS) {
            section.scalar(key, "direct").ifPresent(scalar -> result.put(key, scalar.text()));
        }
        attributes(section, result);
        return result;
    }

    private void attributes(Section section, Map<String, String> into) {
        var node = section.node("attribute");
        if (node != null) {
            Section.ofNames(node, "attribute", problems)
                    .ifPresent(names -> names.all().forEach(entry -> {
                        if (entry.value() instanceof Node.Scalar scalar) {
                            into.put("attribute." + entry.key().text(), scalar.text());
                        } else {
                            problems.add(
                                    entry.value().at(),
                                    "An attribute is a single value, this is "
                                            + entry.value().word() + ".");
                        }
                    }));
        }
    }

    private Map<String, BigDecimal> numbers(Section section) {
        var result = new LinkedHashMap<String, BigDecimal>();
        for (var key : NUMBERS) {
            section.scalar(key, "3").flatMap(values::amount).ifPresent(value -> result.put(key, value));
        }
        return result;
    }

    private Map<String, LocalDate> dates(Section section) {
        var result = new LinkedHashMap<String, LocalDate>();
        for (var key : DATES) {
            section.scalar(key, "2026-01-31").flatMap(values::date).ifPresent(value -> result.put(key, value));
        }
        return result;
    }

    private PlanExample.@Nullable Item item(Section section, String key) {
        return switch (section.node(key)) {
            case null -> null;
            case Node.Mapping mapping ->
                Section.of(mapping, key, problems, ITEM_KEYS).map(this::item).orElse(null);
            default ->
                section.scalar(key, "A1")
                        .map(scalar -> new PlanExample.Item(scalar.text(), null, Map.of()))
                        .orElse(null);
        };
    }

    private PlanExample.Item item(Section section) {
        var fields = new LinkedHashMap<String, String>();
        for (var key : ITEM_KEYS) {
            if (!key.equals("owner") && !key.equals("attribute") && !key.equals("code")) {
                section.scalar(key, "NL").ifPresent(scalar -> fields.put(key, scalar.text()));
            }
        }
        attributes(section, fields);
        var owner = section.scalar("owner", "Ana").map(this::named).orElse(null);
        var code = section.scalar("code", "A1").map(Node.Scalar::text);
        return new PlanExample.Item(code.orElseGet(() -> owner + fields.toString()), owner, fields);
    }

    private List<PlanExample.Split> splits(Section section) {
        var node = section.node("splits");
        var result = new ArrayList<PlanExample.Split>();
        if (node != null) {
            Section.ofNames(node, "splits", problems)
                    .ifPresent(
                            names -> names.all().forEach(entry -> split(entry).ifPresent(result::add)));
        }
        return result;
    }

    private Optional<PlanExample.Split> split(Node.Entry entry) {
        var payee = named(entry.key());
        if (entry.value() instanceof Node.Scalar scalar) {
            return values.share(scalar).map(share -> new PlanExample.Split(payee, "split", share));
        }
        return Section.of(entry.value(), "a split", problems, SPLIT_KEYS).flatMap(section -> {
            var role = section.scalar("role", "SDR").map(Node.Scalar::text).orElse("split");
            return section.required("share", "60 %")
                    .flatMap(values::share)
                    .map(share -> new PlanExample.Split(payee, role, share));
        });
    }
}
