package org.openspm.incentive.calc.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that may be used at one place of a plan, each with scope and unit. */
public final class Vocabulary {
    /** How credit rules, measures and payee values may be called. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private static final Map<String, Unit> TRANSACTION = fields(
            "amount", Unit.MONEY,
            "quantity", Unit.NUMBER,
            "cost", Unit.MONEY,
            "tax", Unit.MONEY,
            "freight", Unit.MONEY,
            "currency", Unit.TEXT,
            "channel", Unit.TEXT,
            "event", Unit.TEXT,
            "source", Unit.TEXT,
            "code", Unit.TEXT,
            "line", Unit.NUMBER,
            "date", Unit.DATE,
            "due_date", Unit.DATE,
            "ship_date", Unit.DATE,
            "country", Unit.TEXT,
            "state", Unit.TEXT,
            "postal_code", Unit.TEXT,
            "reference", Unit.TEXT,
            "seller", Unit.TEXT,
            "overlay", Unit.TEXT,
            "territory", Unit.TEXT);
    private static final Map<String, Unit> ACCOUNT = fields(
            "code", Unit.TEXT,
            "name", Unit.TEXT,
            "parent", Unit.TEXT,
            "territory", Unit.TEXT,
            "city", Unit.TEXT,
            "state", Unit.TEXT,
            "country", Unit.TEXT,
            "postal_code", Unit.TEXT);
    private static final Map<String, Unit> PRODUCT = fields(
            "code", Unit.TEXT,
            "name", Unit.TEXT,
            "category", Unit.TEXT,
            "subcategory", Unit.TEXT,
            "line", Unit.TEXT);
    private static final Map<String, Unit> CREDIT =
            fields("amount", Unit.MONEY, "share", Unit.PERCENT, "role", Unit.TEXT, "rule", Unit.TEXT);
    private static final Map<String, Unit> PAYEE = fields(
            "code", Unit.TEXT,
            "title", Unit.TEXT,
            "department", Unit.TEXT,
            "hired", Unit.DATE,
            "start", Unit.DATE,
            "end", Unit.DATE,
            "absence", Unit.TEXT,
            "absent_since", Unit.DATE);
    private static final Map<String, Unit> PERIOD = fields(
            "start", Unit.DATE,
            "end", Unit.DATE,
            "days", Unit.NUMBER,
            "active_days", Unit.NUMBER,
            "absent_days", Unit.NUMBER,
            "quarter_start", Unit.DATE,
            "quarter_end", Unit.DATE,
            "year_start", Unit.DATE,
            "year_end", Unit.DATE,
            "months", Unit.NUMBER,
            "number", Unit.NUMBER,
            "year", Unit.NUMBER,
            "code", Unit.TEXT);
    /** Before the measure's name when the team's quota is meant. */
    public static final String QUOTA_OF = "quota.";

    /** How many steps a credit climbed to the payee. */
    public static final String LEVEL = "level";

    /** Which deal of the measure's window it is, by day and key, from 1. */
    public static final String NUMBER = "number";

    /** Which deal it is by what it adds to the measure; 1 is the largest. */
    public static final String RANK = "rank";

    private static final String ATTRIBUTE = "attribute.";

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<String, Unit> payeeValues = new LinkedHashMap<>();
    private final Map<String, Chart> charts = new LinkedHashMap<>();
    private boolean attributes;
    private boolean payee;
    private @Nullable String subject;
    private final Set<String> components = new LinkedHashSet<>();

    /** What a name stands for. */
    public record Meaning(Scope scope, String name, Unit unit) {}

    /** For credit rules: the transaction with its account and product. */
    public static Vocabulary ofTransactions() {
        var result = new Vocabulary();
        result.attributes = true;
        result.add(Scope.TRANSACTION, TRANSACTION);
        result.add(Scope.ACCOUNT, ACCOUNT);
        result.add(Scope.PRODUCT, PRODUCT);
        return result;
    }

    /** For measures: the transaction, and the credit it gave; {@code amount} is the credited amount. */
    public static Vocabulary ofCredits() {
        var result = ofTransactions();
        result.add(Scope.CREDIT, CREDIT);
        return result;
    }

    /** For what depends on payee and period only. */
    public static Vocabulary ofPayees(Map<String, Unit> declaredValues) {
        return new Vocabulary().withPayee(declaredValues);
    }

    public Vocabulary withPayee(Map<String, Unit> declaredValues) {
        payee = true;
        payeeValues.putAll(declaredValues);
        add(Scope.PAYEE, PAYEE);
        add(Scope.PAYEE, declaredValues);
        add(Scope.PERIOD, PERIOD);
        return this;
    }

    /**
     * For components per credit: {@code value}, what the credit adds to the measure, and {@code level}, how far below the
     * payee it was given; 0 is the payee's own; {@code number} and {@code rank} of the deal among those of the window.
     */
    public Vocabulary withCredit(Unit measured) {
        for (var name : List.of(LEVEL, NUMBER, RANK)) {
            define(new Meaning(Scope.CREDIT, name, Unit.NUMBER));
        }
        return withGroup(measured);
    }

    /** Whether a name says which deal of several it is. */
    public static boolean isOfOrder(Expression.Reference reference) {
        return reference.scope() == Scope.CREDIT
                && (reference.name().equals(NUMBER) || reference.name().equals(RANK));
    }

    /** For what one group of credits counts: {@code value} is their sum. */
    public Vocabulary withGroup(Unit unit) {
        add(Scope.GROUP, Map.of("value", unit));
        return this;
    }

    /** For pools: what the members of a team have together. */
    public static Vocabulary ofTeams(Map<String, Unit> measures, List<String> withQuota) {
        var result = new Vocabulary();
        result.add(Scope.PERIOD, PERIOD);
        result.add(Scope.TEAM, Map.of("members", Unit.NUMBER, "qualified", Unit.NUMBER));
        measures.forEach((name, unit) -> result.define(new Meaning(Scope.TEAM, name, unit)));
        withQuota.forEach(name ->
                result.define(new Meaning(Scope.TEAM, QUOTA_OF + name, measures.getOrDefault(name, Unit.MONEY))));
        return result;
    }

    /** The measures of the plan by name with their units; those of {@code withQuota} have quota and attainment too. */
    public Vocabulary withMeasures(Map<String, Unit> measures, List<String> withQuota) {
        add(Scope.MEASURE, measures);
        for (var name : withQuota) {
            define(new Meaning(Scope.QUOTA, name, measures.getOrDefault(name, Unit.MONEY)));
            define(new Meaning(Scope.ATTAINMENT, name, Unit.PERCENT));
        }
        return this;
    }

    /** Lets {@code attainment}, {@code quota} and {@code measure} alone mean those of this measure. */
    public Vocabulary on(String measure) {
        subject = measure;
        for (var scope : List.of(Scope.MEASURE, Scope.QUOTA, Scope.ATTAINMENT)) {
            var full = meanings.get(scope.prefix() + measure);
            if (full != null) {
                meanings.put(scope.prefix().substring(0, scope.prefix().length() - 1), full);
            }
        }
        return this;
    }

    /** The curves and tables that may be read. */
    public Vocabulary withCharts(Collection<? extends Chart> known) {
        known.forEach(chart -> charts.put(chart.name(), chart));
        return this;
    }

    /** The components whose earnings may be asked for by {@code EARNED}. */
    public Vocabulary withComponents(Collection<String> names) {
        components.addAll(names);
        return this;
    }

    /** Whether it is known whose figures are worked out. */
    boolean knowsPayee() {
        return payee;
    }

    /** The sentence for a component that EARNED does not know here; empty when it does. */
    Optional<String> unknownComponent(String name) {
        if (components.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                components.isEmpty()
                        ? "EARNED is known in components and pay rules only, because measures are worked out before"
                                + " anything is earned."
                        : "There is no component “" + name + "”; "
                                + NearestName.to(name, components)
                                        .map(near -> "did you mean “" + near + "”?")
                                        .orElse("EARNED looks at another component of this plan."));
    }

    Optional<Chart> chart(String name) {
        return Optional.ofNullable(charts.get(name));
    }

    /** The sentence for a curve or table that is not there. */
    String noChart(String kind, String name) {
        var names = charts.values().stream()
                .filter(chart -> chart.word().equalsIgnoreCase(kind))
                .map(Chart::name)
                .toList();
        return "There is no " + kind + " “" + name + "”; "
                + NearestName.to(name, names)
                        .map(near -> "did you mean “" + near + "”?")
                        .orElse("add it under “" + kind + "s:” of the plan.");
    }

    Optional<Meaning> find(String written) {
        return Optional.ofNullable(meanings.get(written))
                .or(() -> Optional.ofNullable(attribute(written)))
                .or(() -> Optional.ofNullable(payeeValue(written)));
    }

    /** The measure whose quota or attainment was written although it has no quota. */
    Optional<String> withoutQuota(String written) {
        if (subject != null && (written.equals("attainment") || written.equals("quota"))) {
            return Optional.of(subject);
        }
        return Stream.of(Scope.QUOTA, Scope.ATTAINMENT)
                .filter(scope -> written.startsWith(scope.prefix()))
                .map(scope -> written.substring(scope.prefix().length()))
                .filter(name -> meanings.containsKey(Scope.MEASURE.prefix() + name))
                .findFirst();
    }

    /** The team's twin of a payee's measure or quota, where only the team's is known. */
    Optional<String> ofTeam(String written) {
        var twin = Scope.TEAM.prefix()
                + (written.startsWith(Scope.MEASURE.prefix())
                        ? written.substring(Scope.MEASURE.prefix().length())
                        : written);
        return meanings.containsKey(twin) ? Optional.of(twin) : Optional.empty();
    }

    /** Names from the one most like what was written. */
    Optional<String> nearest(String written) {
        var last = written.substring(written.lastIndexOf('.') + 1);
        if (meanings.containsKey(last)) {
            return Optional.of(last);
        }
        return NearestName.to(written, meanings.keySet());
    }

    /** All names, as the documentation and the editor's completion list them. */
    public List<String> names() {
        return new ArrayList<>(meanings.keySet());
    }

    private @Nullable Meaning attribute(String written) {
        var scope = written.startsWith(Scope.ACCOUNT.prefix()) ? Scope.ACCOUNT : Scope.TRANSACTION;
        var name = written.substring(scope.prefix().length());
        return attributes && name.startsWith(ATTRIBUTE) && isName(name.substring(ATTRIBUTE.length()))
                ? new Meaning(scope, name, Unit.TEXT)
                : null;
    }

    private @Nullable Meaning payeeValue(String written) {
        if (!payee || !payeeValues.isEmpty() || !written.startsWith(Scope.PAYEE.prefix())) {
            return null;
        }
        var name = written.substring(Scope.PAYEE.prefix().length());
        return isName(name) ? new Meaning(Scope.PAYEE, name, Unit.UNSTATED) : null;
    }

    private void add(Scope scope, Map<String, Unit> fields) {
        fields.forEach((name, unit) -> define(new Meaning(scope, name, unit)));
    }

    private void define(Meaning meaning) {
        meanings.put(meaning.scope().prefix() + meaning.name(), meaning);
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Map<String, Unit> fields(Object... namesAndUnits) {
        var result = new LinkedHashMap<String, Unit>();
        for (int i = 0; i < namesAndUnits.length; i += 2) {
            result.put((String) namesAndUnits[i], (Unit) namesAndUnits[i + 1]);
        }
        return result;
    }
}
