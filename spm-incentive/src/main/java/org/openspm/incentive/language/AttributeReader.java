package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.Tiers;

/** Reads attributes of a component: its curve, proration, budget and exchange rate. */
final class AttributeReader {
    static final List<String> CURVE_KEYS = List.of("curve", "over");
    static final List<String> PRORATE_KEYS = List.of("target", "limits");
    static final List<String> ORDER = List.of("modifier", "share", "exchange", "limits");
    static final List<String> BUDGET_KEYS = List.of("amount", "when short", "per");
    private static final String LIMITS = "limits";

    private final Problems problems;
    private final Values values;
    private final List<Chart> charts;

    AttributeReader(Problems problems, List<Chart> charts) {
        this.problems = problems;
        this.values = new Values(problems);
        this.charts = charts;
    }

    Component.@Nullable CurveUse curve(
            Section section, ComponentReader.Subject subject, Component.Per per, Vocabulary line) {
        return switch (section.node("curve")) {
            case null -> null;
            case Node.Mapping mapping when CurveChoiceReader.isChoice(mapping) -> chosen(mapping, subject, per, line);
            case Node.Mapping mapping ->
                Section.of(mapping, "a curve of a component", problems, CURVE_KEYS)
                        .flatMap(use -> used(use, subject, per))
                        .orElse(null);
            default -> used(section, subject, per).orElse(null);
        };
    }

    private Optional<Component.CurveUse> used(Section section, ComponentReader.Subject subject, Component.Per per) {
        var name = section.required("curve", "payout");
        var usual = per == Component.Per.CREDIT ? Tiers.Over.EACH_CREDIT : Tiers.Over.PERIOD;
        var over = section.scalar("over", "each credit")
                .flatMap(scalar -> values.choice(scalar, "thing that moves along the curve", Tiers.Over.class))
                .orElse(usual);
        var curve = name.flatMap(this::named);
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        requireOver(section, over, per);
        requireFits(section, curve.get(), subject, over);
        return Optional.of(new Component.CurveUse(curve.get(), null, over, section.markOf("curve")));
    }

    /** Curves by the value of something. */
    private Component.@Nullable CurveUse chosen(
            Node.Mapping mapping, ComponentReader.Subject subject, Component.Per per, Vocabulary line) {
        var usual = per == Component.Per.CREDIT ? Tiers.Over.EACH_CREDIT : Tiers.Over.PERIOD;
        return Section.ofNames(mapping, "curves by field", problems)
                .flatMap(section -> new CurveChoiceReader(problems, line, this::named)
                        .read(section, usual)
                        .map(use -> {
                            requireOver(section, use.over(), per);
                            use.all().forEach(curve -> requireFits(section, curve, subject, use.over()));
                            return use;
                        }))
                .orElse(null);
    }

    private void requireOver(Section section, Tiers.Over over, Component.Per per) {
        if (per == Component.Per.PERIOD && over != Tiers.Over.PERIOD) {
            problems.add(
                    section.markOf("over"),
                    "“over: " + Values.word(over) + "” looks at single credits; add “per: credit” to the component.");
        }
    }

    private Optional<Curve> named(Node.Scalar scalar) {
        var curves = charts.stream()
                .filter(Curve.class::isInstance)
                .map(Curve.class::cast)
                .toList();
        var found = curves.stream()
                .filter(curve -> curve.name().equals(scalar.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    scalar.at(),
                    "There is no curve " + scalar.word() + "; "
                            + NearestName.to(
                                            scalar.text(),
                                            curves.stream().map(Curve::name).toList())
                                    .map(near -> "did you mean “" + near + "”?")
                                    .orElse("add it under “curves:” of the plan."));
        }
        return found;
    }

    private void requireFits(Section section, Curve curve, ComponentReader.Subject subject, Tiers.Over over) {
        var at = section.has("curve") ? section.markOf("curve") : section.at();
        if (curve.axis() == Unit.PERCENT && !subject.hasQuota()) {
            problems.add(
                    at,
                    "Curve “" + curve.name() + "” is over attainment, measure “" + subject.name()
                            + "” has no quota; add “quota: …” to it.");
        } else if (curve.axis() == Unit.PERCENT && over != Tiers.Over.PERIOD) {
            problems.add(
                    at, "Attainment is of a whole period; write “over: period”, or use a curve over money or number.");
        } else if (curve.axis() != Unit.PERCENT && (curve.axis() == Unit.MONEY) != (subject.unit() == Unit.MONEY)) {
            problems.add(
                    at,
                    "Curve “" + curve.name() + "” is over " + curve.axis().word() + ", measure “" + subject.name()
                            + "” is " + subject.unit().word() + "; use another curve.");
        }
        if (over == Tiers.Over.RUNNING_TOTAL && curve.unit() != Unit.MONEY) {
            problems.add(at, "Along a running total each credit gets what the curve rises; its values must be money.");
        }
    }

    Component.Proportions prorate(Section section) {
        var prorated = prorated(section);
        var leave = new LeaveReader(problems).read(section, !prorated.equals(Component.Proportions.NONE));
        return new Component.Proportions(prorated.target(), prorated.limits(), leave);
    }

    private Component.Proportions prorated(Section section) {
        return switch (section.node("prorate")) {
            case null -> Component.Proportions.NONE;
            case Node.Mapping mapping ->
                Section.of(mapping, "a proration", problems, PRORATE_KEYS)
                        .map(parts ->
                                new Component.Proportions(proration(parts, "target"), proration(parts, "limits"), null))
                        .orElse(Component.Proportions.NONE);
            default -> new Component.Proportions(proration(section, "prorate"), QuotaUse.Proration.NONE, null);
        };
    }

    private QuotaUse.Proration proration(Section section, String key) {
        return section.scalar(key, "days")
                .flatMap(scalar -> values.choice(scalar, "proration", QuotaUse.Proration.class))
                .orElse(QuotaUse.Proration.NONE);
    }

    Component.@Nullable Budget budget(Section section, Component.Per per) {
        var node = section.node("budget");
        if (node == null) {
            return null;
        }
        return Section.of(node, "a budget", problems, BUDGET_KEYS)
                .flatMap(budget -> {
                    var words = Vocabulary.ofTeams(Map.of(), List.of());
                    var amount = budget.required("amount", "75000")
                            .flatMap(scalar -> values.expression(scalar, words, Unit.MONEY));
                    var whenShort = budget.required("when short", "pro rata")
                            .flatMap(scalar ->
                                    values.choice(scalar, "way to stay within a budget", Component.Budget.Short.class));
                    if (whenShort.isPresent()
                            && whenShort.get() == Component.Budget.Short.FIRST_COME
                            && per == Component.Per.PERIOD) {
                        problems.add(
                                budget.markOf("when short"),
                                "Who came first is known of single credits; add “per: credit”, or write “pro rata”.");
                    }
                    var window = budget.scalar("per", "quarter")
                            .flatMap(scalar -> values.choice(scalar, "window of a budget", Measure.Accumulates.class))
                            .orElse(Measure.Accumulates.PERIOD);
                    return amount.flatMap(
                            money -> whenShort.map(word -> new Component.Budget(money, word, window, budget.at())));
                })
                .orElse(null);
    }

    /** The factors that are named before “limits”. */
    Set<Component.Factor> beforeLimits(Section section) {
        var before = new LinkedHashSet<Component.Factor>();
        var named = new ArrayList<String>();
        for (var item : section.list("order")) {
            if (!(item instanceof Node.Scalar scalar)
                    || !ORDER.contains(scalar.text())
                    || named.contains(scalar.text())) {
                problems.add(
                        item.at(),
                        "“order” names each of " + String.join(", ", ORDER)
                                + " at most once, as in order: [share, limits," + " modifier]; this is " + item.word()
                                + ".");
                return Set.of();
            }
            if (!named.contains(LIMITS) && !scalar.text().equals(LIMITS)) {
                before.add(Component.Factor.valueOf(scalar.text().toUpperCase(Locale.ROOT)));
            }
            named.add(scalar.text());
        }
        if (section.has("order") && !named.contains(LIMITS)) {
            problems.add(
                    section.markOf("order"),
                    "“order” says what comes before and after floors and caps; name “limits” in it, as in order: [share,"
                            + " limits, modifier].");
        }
        before.forEach(factor -> requireStated(section, factor));
        return before;
    }

    private void requireStated(Section section, Component.Factor factor) {
        var key = Values.word(factor);
        if (factor != Component.Factor.EXCHANGE && !section.has(key)) {
            problems.add(
                    section.markOf("order"),
                    "The component has no “" + key + "” that could come before its limits; add “" + key
                            + ": …” or take it" + " out of “order”.");
        } else if (!section.has("floor") && !section.has("cap")) {
            problems.add(
                    section.markOf("order"),
                    "There is no floor or cap before which something could come; remove “order”.");
        }
    }

    @Nullable
    Conversion exchange(Section section) {
        var node = section.node("exchange");
        return node == null ? null : new CurrencyReader(problems).pay(node).orElse(null);
    }
}
