package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.plan.Measure;

/** Reads the payees of an example: what they are, their values, their quotas. */
final class ExamplePayees {
    static final List<String> KEYS =
            List.of("title", "manager", "currency", "hired", "from", "to", "plan", "vacant", "quota");

    private final Problems problems;
    private final Values values;
    private final Map<String, Measure> measures;
    private final ExamplePeriods periods;

    ExamplePayees(Problems problems, Map<String, Measure> measures, ExamplePeriods periods) {
        this.problems = problems;
        this.values = new Values(problems);
        this.periods = periods;
        this.measures = measures;
    }

    /** The short form: {@code payee: {values}} and {@code quota: {measure: amount}} of the example itself. */
    PlanExample.Payee one(Section example, String name) {
        var node = example.node("payee");
        var payee = node == null ? Optional.<Section>empty() : Section.ofNames(node, "the payee", problems);
        var quota = quotas(example.node("quota"));
        return payee.map(section -> payee(name, section, quota)).orElseGet(() -> plain(name, quota));
    }

    /** The long form: a line for each payee. */
    List<PlanExample.Payee> several(Section example) {
        var node = example.node("payees");
        var result = new ArrayList<PlanExample.Payee>();
        if (node == null) {
            return result;
        }
        Section.ofNames(node, "the list of payees", problems).ifPresent(names -> {
            for (var entry : names.all()) {
                result.add(described(entry));
            }
            requireManagers(names, result);
        });
        return result;
    }

    private PlanExample.Payee described(Node.Entry entry) {
        var name = entry.key().text();
        if (entry.value() instanceof Node.Scalar scalar && scalar.isEmpty()) {
            return plain(name, List.of());
        }
        return Section.ofNames(entry.value(), "payee “" + name + "”", problems)
                .map(section -> payee(name, section, List.of()))
                .orElseGet(() -> plain(name, List.of()));
    }

    private static PlanExample.Payee plain(String name, List<PlanExample.Target> quotas) {
        return new PlanExample.Payee(name, "", null, null, null, null, null, true, false, Map.of(), List.of(), quotas);
    }

    private PlanExample.Payee payee(String name, Section section, List<PlanExample.Target> quotas) {
        var figures = new LinkedHashMap<String, BigDecimal>();
        var changes = new ArrayList<PlanExample.Change>();
        for (var entry : section.all()) {
            if (!KEYS.contains(entry.key().text()) && entry.value() instanceof Node.Mapping dated) {
                changes.addAll(changes(entry.key().text(), dated));
            } else if (!KEYS.contains(entry.key().text())) {
                value(entry).ifPresent(value -> figures.put(entry.key().text(), value));
            }
        }
        var all = Stream.concat(quotas.stream(), quotas(section.node("quota")).stream())
                .toList();
        return new PlanExample.Payee(
                name,
                text(section, "title").orElse(""),
                text(section, "manager").orElse(null),
                section.scalar("currency", "EUR").flatMap(values::currency).orElse(null),
                section.scalar("hired", "2024-05-01").flatMap(values::date).orElse(null),
                section.scalar("from", "2026-01-01").flatMap(values::date).orElse(null),
                section.scalar("to", "2026-12-31").flatMap(values::date).orElse(null),
                yes(section, "plan", true),
                yes(section, "vacant", false),
                figures,
                changes,
                all);
    }

    /** A value that changes: a line for each day from which another one holds. */
    private List<PlanExample.Change> changes(String name, Node.Mapping dated) {
        var changes = new ArrayList<PlanExample.Change>();
        for (var entry : dated.entries()) {
            var from = values.date(entry.key());
            var amount = value(entry);
            if (from.isPresent() && amount.isPresent()) {
                changes.add(new PlanExample.Change(name, from.get(), amount.get()));
            }
        }
        changes.sort(Comparator.comparing(PlanExample.Change::from));
        return changes;
    }

    private Optional<BigDecimal> value(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar) {
            return values.number(scalar);
        }
        problems.add(
                entry.value().at(),
                "“" + entry.key().text() + "” of a payee is a number, this is "
                        + entry.value().word() + ".");
        return Optional.empty();
    }

    private Optional<String> text(Section section, String key) {
        return section.scalar(key, "Ana").map(Node.Scalar::text);
    }

    private boolean yes(Section section, String key, boolean usual) {
        var scalar = section.scalar(key, "yes");
        if (scalar.isEmpty()) {
            return usual;
        }
        return switch (scalar.get().text()) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> {
                values.notAChoice(scalar.get(), "answer", List.of("yes", "no"));
                yield usual;
            }
        };
    }

    private List<PlanExample.Target> quotas(@Nullable Node node) {
        var result = new ArrayList<PlanExample.Target>();
        if (node != null) {
            Section.ofNames(node, "the quota", problems)
                    .ifPresent(section -> section.all().forEach(entry -> quota(entry, result)));
        }
        return result;
    }

    private void quota(Node.Entry entry, List<PlanExample.Target> result) {
        var name = measureOf(entry.key().text());
        var measure = measures.get(name);
        if (!measures.isEmpty() && (measure == null || measure.quota() == null)) {
            var withQuota = measures.values().stream()
                    .filter(one -> one.quota() != null)
                    .map(Measure::name)
                    .collect(Collectors.toSet());
            problems.add(entry.key().at(), "No measure “" + name + "” has a quota; " + remedy(name, withQuota));
            return;
        }
        if (entry.value() instanceof Node.Mapping byPeriod) {
            byPeriod.entries()
                    .forEach(one -> amount(one)
                            .ifPresent(amount -> result.add(
                                    new PlanExample.Target(name, one.key().text(), amount))));
        } else {
            amount(entry).ifPresent(amount -> result.add(new PlanExample.Target(name, null, amount)));
        }
    }

    /** The measure that is meant: by its own name, or by the name under which its quota is kept. */
    private String measureOf(String name) {
        var own = measures.get(name);
        return own != null && own.quota() != null
                ? name
                : measures.values().stream()
                        .filter(one ->
                                one.quota() != null && one.quota().measure().equals(name))
                        .map(Measure::name)
                        .findFirst()
                        .orElse(name);
    }

    private static String remedy(String name, Set<String> withQuota) {
        return NearestName.to(name, withQuota)
                .map(near -> "did you mean “" + near + "”?")
                .orElse("add “quota: …” to a measure of that name.");
    }

    private Optional<BigDecimal> amount(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar) {
            return values.number(scalar);
        }
        problems.add(
                entry.value().at(),
                "A quota is a number, this is " + entry.value().word() + ".");
        return Optional.empty();
    }

    private void requireManagers(Section names, List<PlanExample.Payee> payees) {
        var known = payees.stream().map(PlanExample.Payee::name).collect(Collectors.toSet());
        for (var payee : payees) {
            var manager = payee.manager();
            if (manager != null && !known.contains(manager)) {
                problems.add(
                        names.markOf(payee.name()),
                        "The manager “" + manager + "” of “" + payee.name()
                                + "” is no payee of this example; add a line for " + manager + ".");
            }
        }
    }
}
