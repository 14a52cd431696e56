package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;

/** Reads the text of a plan: everything wrong is found in one go, each fault with line, column, value and remedy. */
public final class PlanReader {
    static final List<String> KEYS = List.of(
            "plan",
            "use",
            "title",
            "currency",
            "pays",
            "rounding",
            "exchange",
            "values",
            "tables",
            "curves",
            "credits",
            "measures",
            "components",
            "payments",
            "examples");
    static final List<String> VALUE_KEYS = List.of("unit", "usual");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int TITLE_LENGTH_MAX = 200;
    private static final int PARTS_MAX = 200;

    private final Problems problems = new Problems();
    private final Values values = new Values(problems);

    private PlanReader() {}

    /** Reads a plan that uses no library. */
    public static PlanReading read(String text) {
        return read(text, Libraries.NONE);
    }

    /** Reads a plan with the parts of libraries that it uses. */
    public static PlanReading read(String text, Libraries libraries) {
        return new PlanReader().reading(text, libraries);
    }

    private PlanReading reading(String text, Libraries libraries) {
        var inclusion = new Inclusion(libraries, problems);
        var section = YamlTree.read(text, problems)
                .map(root -> root instanceof Node.Mapping mapping ? inclusion.included(mapping) : root)
                .flatMap(root -> Section.of(root, "the plan", problems, KEYS));
        var plan = section.flatMap(this::plan);
        plan.ifPresent(read -> new PlanCheckup(problems).check(read));
        var examples = section.map(found -> examples(found, plan.orElse(null))).orElse(List.of());
        return problems.isEmpty() && plan.isPresent()
                ? new PlanReading(plan.get(), examples, List.of(), inclusion.uses())
                : new PlanReading(null, List.of(), problems.inOrder(), Uses.NONE);
    }

    private Optional<Plan> plan(Section section) {
        int before = problems.count();
        var code = section.required("plan", "AE-2026").flatMap(this::code);
        var title = section.required("title", "Account Executive 2026")
                .flatMap(scalar -> values.title(scalar, "the title", TITLE_LENGTH_MAX));
        var money = new CurrencyReader(problems).read(section);
        var pays = section.required("pays", "quarter")
                .flatMap(scalar -> values.choice(scalar, "kind of period", PayPeriod.class));
        var rounding = section.scalar("rounding", RoundingReader.EXAMPLE)
                .flatMap(new RoundingReader(problems)::read)
                .orElse(RoundingReader.USUAL);
        var declared = declared(section);
        var units = new LinkedHashMap<String, Unit>();
        declared.forEach(value -> units.put(value.name(), value.unit()));

        var charts = new ArrayList<>(items(section, "tables", false, new TableReader(problems)::read));
        charts.addAll(items(section, "curves", false, new CurveReader(problems)::read));
        requireDifferent(charts, Chart::name, Chart::at, "table or curve");
        boolean credited = section.list("measures").stream().anyMatch(PlanReader::countsCredits);
        var credits = items(section, "credits", credited, new CreditReader(problems, charts)::read);
        requireDifferent(credits, CreditRule::name, CreditRule::at, "credit rule");
        var measureReader =
                new MeasureReader(problems, names(section, "credits", "credit"), units, charts, pays.orElse(null));
        var measures = items(section, "measures", true, measureReader::read);
        requireDifferent(measures, Measure::name, Measure::at, "measure");
        var components = items(
                section,
                "components",
                false,
                new ComponentReader(
                        problems,
                        subjects(section, measures),
                        units,
                        charts,
                        names(section, "components", "component"),
                        rounding)::read);
        requireDifferent(components, Component::name, Component::at, "component");
        var payments = items(
                section,
                "payments",
                false,
                new PaymentReader(
                        problems,
                        names(section, "components", "component"),
                        subjects(section, measures),
                        units,
                        rounding.rounding())::read);
        requireDifferent(payments, PayRule::name, PayRule::at, "pay rule");

        if (problems.count() > before || code.isEmpty() || title.isEmpty() || money.isEmpty() || pays.isEmpty()) {
            return Optional.empty();
        }
        var plan = new Plan(
                code.get(),
                title.get(),
                money.get().currency(),
                money.get().transactionsBy(),
                money.get().payBy(),
                money.get().together(),
                pays.get(),
                declared,
                charts,
                credits,
                measures,
                components,
                payments);
        return Optional.of(declared.isEmpty() ? PlanValues.withUsed(plan) : plan);
    }

    private Optional<String> code(Node.Scalar scalar) {
        if (!CODE.matcher(scalar.text()).matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word()
                            + " cannot be the code of a plan; use letters, digits, underscores, dots and hyphens, at most 64.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private List<PayeeValue> declared(Section section) {
        var node = section.node("values");
        if (node == null) {
            return List.of();
        }
        var result = new ArrayList<PayeeValue>();
        Section.ofNames(node, "the list of values", problems).ifPresent(names -> {
            for (var entry : names.all()) {
                value(entry).ifPresent(result::add);
            }
        });
        return result;
    }

    private Optional<PayeeValue> value(Node.Entry entry) {
        var name = values.identifier(entry.key(), "a payee value");
        return switch (entry.value()) {
            case Node.Scalar scalar ->
                unit(scalar)
                        .flatMap(unit -> name.map(found ->
                                new PayeeValue(found, unit, null, entry.key().at())));
            case Node.Mapping mapping ->
                Section.of(mapping, "a payee value", problems, VALUE_KEYS)
                        .flatMap(section -> value(section, entry, name));
            case Node.Sequence list -> {
                problems.add(list.at(), "A payee value is money, number or percent, this is a list.");
                yield Optional.empty();
            }
        };
    }

    private Optional<PayeeValue> value(Section section, Node.Entry entry, Optional<String> name) {
        var unit = section.required("unit", "percent").flatMap(this::unit);
        var usual = section.required("usual", "5 %").flatMap(values::number);
        return unit.isEmpty() || usual.isEmpty()
                ? Optional.empty()
                : name.map(found -> new PayeeValue(
                        found, unit.get(), usual.get(), entry.key().at()));
    }

    private Optional<Unit> unit(Node.Scalar scalar) {
        return switch (scalar.text()) {
            case "money" -> Optional.of(Unit.MONEY);
            case "number" -> Optional.of(Unit.NUMBER);
            case "percent" -> Optional.of(Unit.PERCENT);
            default -> {
                values.notAChoice(scalar, "unit of a payee value", List.of("money", "number", "percent"));
                yield Optional.empty();
            }
        };
    }

    private <T> List<T> items(Section section, String key, boolean required, Function<Node, Optional<T>> reader) {
        var nodes = section.list(key);
        if (section.node(key) instanceof Node.Mapping mapping) {
            problems.add(
                    mapping.at(),
                    "“" + key + "” is a list; begin each of its parts with a hyphen, as in “- " + singular(key)
                            + ": …”.");
            return List.of();
        }
        if (nodes.isEmpty() && required) {
            problems.add(
                    section.has(key) ? section.markOf(key) : section.at(),
                    "The plan has no " + key + "; add “" + key + ":” with at least one “- " + singular(key) + ": …”.");
        }
        if (nodes.size() > PARTS_MAX) {
            problems.add(section.markOf(key), "A plan may have " + PARTS_MAX + " " + key + "; split it.");
            return List.of();
        }
        return nodes.stream().map(reader).flatMap(Optional::stream).toList();
    }

    /** Names as written, also of parts that could not be read, so that one fault does not cause others. */
    private static Set<String> names(Section section, String list, String key) {
        var names = new LinkedHashSet<String>();
        for (var item : section.list(list)) {
            written(item, key).ifPresent(names::add);
        }
        return names;
    }

    /** Whether a measure is of credits; one that cannot be read counts as such. */
    private static boolean countsCredits(Node measure) {
        return !(measure instanceof Node.Mapping mapping)
                || mapping.entries().stream()
                        .noneMatch(entry -> entry.key().text().equals("calculate")
                                || entry.key().text().equals("score"));
    }

    private static Optional<String> written(Node item, String key) {
        return item instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(Node.Entry::value)
                        .filter(Node.Scalar.class::isInstance)
                        .map(value -> ((Node.Scalar) value).text())
                        .findFirst()
                : Optional.empty();
    }

    private static Map<String, ComponentReader.Subject> subjects(Section section, List<Measure> measures) {
        var result = new LinkedHashMap<String, ComponentReader.Subject>();
        for (var item : section.list("measures")) {
            written(item, "measure").ifPresent(name -> result.put(name, unreadable(name, item)));
        }
        for (var measure : measures) {
            result.put(
                    measure.name(),
                    new ComponentReader.Subject(measure.name(), measure.unit(), measure.quota() != null));
        }
        return result;
    }

    private static ComponentReader.Subject unreadable(String name, Node item) {
        boolean quota = item instanceof Node.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry -> entry.key().text().equals("quota"));
        return new ComponentReader.Subject(name, Unit.MONEY, quota);
    }

    private <T> void requireDifferent(List<T> parts, Function<T, String> name, Function<T, Mark> at, String what) {
        var seen = new HashMap<String, Mark>();
        for (var part : parts) {
            var before = seen.putIfAbsent(name.apply(part), at.apply(part));
            if (before != null) {
                problems.add(
                        at.apply(part),
                        "The " + what + " “" + name.apply(part) + "” is already on line " + before.line()
                                + "; give this one another name.");
            }
        }
    }

    private List<PlanExample> examples(Section section, @Nullable Plan plan) {
        return items(section, "examples", false, new ExampleReader(problems, plan)::read);
    }

    private static String singular(String plural) {
        return plural.substring(0, plural.length() - 1);
    }
}
