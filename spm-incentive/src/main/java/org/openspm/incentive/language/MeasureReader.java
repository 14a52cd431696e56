package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.RollUp;

/** Reads a measure. */
final class MeasureReader {
    static final List<String> KEYS = List.of(
            "measure",
            "credits",
            "when",
            "sum",
            "count",
            "group",
            "calculate",
            "score",
            "roll up",
            "take",
            "accumulates",
            "quota",
            "initial");
    static final List<String> GROUP_KEYS = List.of("by", "each");
    private static final Pattern ROLL_UP = Pattern.compile("(\\S{1,64}) (with|without) own");

    private static final List<Taken> TAKEN = List.of(
            new Taken(Measure.Take.Which.LARGEST, Pattern.compile("([1-9]\\d{0,3}) largest")),
            new Taken(Measure.Take.Which.SMALLEST, Pattern.compile("([1-9]\\d{0,3}) smallest")),
            new Taken(Measure.Take.Which.FIRST, Pattern.compile("first ([1-9]\\d{0,3})")),
            new Taken(Measure.Take.Which.AFTER, Pattern.compile("after ([1-9]\\d{0,3})")),
            new Taken(Measure.Take.Which.EVERY, Pattern.compile("every ([1-9]\\d{0,3})(?:st|nd|rd|th)")));

    private final Problems problems;
    private final Values values;
    private final Set<String> creditRules;
    private final Map<String, Unit> payeeValues;
    private final @Nullable PayPeriod pays;
    private final List<Chart> charts;
    private final Vocabulary vocabulary;
    private final Map<String, Measure> above = new LinkedHashMap<>();

    MeasureReader(
            Problems problems,
            Set<String> creditRules,
            Map<String, Unit> payeeValues,
            List<Chart> charts,
            @Nullable PayPeriod pays) {
        this.problems = problems;
        this.charts = charts;
        this.vocabulary = Vocabulary.ofCredits().withCharts(charts);
        this.values = new Values(problems);
        this.creditRules = creditRules;
        this.payeeValues = payeeValues;
        this.pays = pays;
    }

    Optional<Measure> read(Node node) {
        var measure = Section.of(node, "a measure", problems, KEYS).flatMap(this::read);
        measure.ifPresent(read -> above.put(read.name(), read));
        return measure;
    }

    private Vocabulary words() {
        return Vocabulary.ofPayees(payeeValues).withCharts(charts);
    }

    private Optional<Measure> read(Section section) {
        int before = problems.count();
        var window = new WindowReader(problems, pays, words()).read(section);
        var quota = quota(section);
        var name = section.required("measure", "bookings").flatMap(scalar -> values.identifier(scalar, "a measure"));
        if (section.has("calculate") || section.has("score")) {
            return new CalculatedMeasureReader(problems, words(), above).read(section, name, window, quota);
        }
        var credits = credits(section);
        var when = values.expressionAt(section, "when", vocabulary, Unit.BOOLEAN, "product.category = \"Platform\"");
        var of = summand(section);
        var rollUp = section.scalar("roll up", "reporting without own").flatMap(this::rollUp);
        var unit = of.map(MeasureReader::unitOf).orElse(Unit.MONEY);
        var group = group(section, unit);
        if (group != null && group.each().unit() == Unit.NUMBER) {
            unit = Unit.NUMBER;
        }
        var take = section.scalar("take", "5 largest").flatMap(this::take).orElse(null);
        if (take != null && group != null) {
            problems.add(
                    section.markOf("take"),
                    "A measure takes some deals or groups all of them, this one does both; make two measures of it.");
        }
        var initial = values.expressionAt(section, "initial", words(), unit, "payee.opening_value");
        return problems.count() > before || name.isEmpty() || of.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measure(
                        name.get(),
                        credits,
                        when,
                        of.get(),
                        unit,
                        rollUp.orElse(null),
                        take,
                        window.accumulates(),
                        window.since(),
                        quota,
                        initial,
                        group,
                        null,
                        section.at()));
    }

    /** Money stays money; everything else a measure adds up is a number. */
    static Unit unitOf(Expression of) {
        return of.unit() == Unit.MONEY ? Unit.MONEY : Unit.NUMBER;
    }

    private List<String> credits(Section section) {
        if (!section.has("credits")) {
            problems.add(section.at(), "The measure does not say which credits count; add “credits: direct”.");
        }
        var result = new ArrayList<String>();
        for (var item : section.list("credits")) {
            if (item instanceof Node.Scalar scalar && creditRules.contains(scalar.text())) {
                result.add(scalar.text());
            } else if (item instanceof Node.Scalar scalar) {
                problems.add(scalar.at(), "There is no credit rule " + scalar.word() + "; " + remedy(scalar.text()));
            } else {
                problems.add(item.at(), "“credits” names credit rules, this is " + item.word() + ".");
            }
        }
        return result;
    }

    private String remedy(String name) {
        return NearestName.to(name, creditRules)
                .map(near -> "did you mean “" + near + "”?")
                .orElse("add one under credits.");
    }

    private @Nullable QuotaUse quota(Section section) {
        return new QuotaReader(problems, words(), pays).read(section).orElse(null);
    }

    private Measure.@Nullable Group group(Section section, Unit unit) {
        var node = section.node("group");
        if (node == null) {
            return null;
        }
        return Section.of(node, "a group", problems, GROUP_KEYS)
                .flatMap(group -> {
                    var by = group.required("by", "product.code")
                            .flatMap(scalar -> values.expression(scalar, vocabulary, Unit.TEXT));
                    var each = group.required("each", "MAX(0, value)")
                            .flatMap(scalar -> values.expression(scalar, words().withGroup(unit), Unit.UNSTATED));
                    return by.flatMap(text -> each.map(counted -> new Measure.Group(text, counted)));
                })
                .orElse(null);
    }

    private Optional<Expression> summand(Section section) {
        if (section.has("sum") == section.has("count")) {
            problems.add(
                    section.at(),
                    "A measure has either “sum: amount” or “count: credits”; this one has "
                            + (section.has("sum") ? "both, remove one." : "none, add one."));
            return Optional.empty();
        }
        if (section.has("count")) {
            return section.scalar("count", "credits").flatMap(this::counted);
        }
        return section.scalar("sum", "amount").flatMap(scalar -> values.expression(scalar, vocabulary, Unit.UNSTATED));
    }

    private Optional<Expression> counted(Node.Scalar scalar) {
        if (!scalar.text().equals("credits")) {
            values.notAChoice(scalar, "thing to count", List.of("credits"));
            return Optional.empty();
        }
        return Optional.of(new Expression.Number(BigDecimal.ONE, Unit.NUMBER, scalar.at()));
    }

    private Optional<Measure.Take> take(Node.Scalar scalar) {
        for (var which : TAKEN) {
            var match = which.pattern().matcher(scalar.text());
            if (match.matches()) {
                return Optional.of(new Measure.Take(which.which(), Integer.parseInt(match.group(1))));
            }
        }
        problems.add(
                scalar.at(),
                scalar.word() + " says not which deals count; write “5 largest”, “5 smallest”, “first 5”, “after 5” or"
                        + " “every 5th”.");
        return Optional.empty();
    }

    /** How the deals of a measure are named. */
    private record Taken(Measure.Take.Which which, Pattern pattern) {}

    private Optional<RollUp> rollUp(Node.Scalar scalar) {
        var match = ROLL_UP.matcher(scalar.text());
        if (!match.matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " says not how credits climb; write the hierarchy and whether own credits count,"
                            + " as in “reporting with own” or “reporting without own”.");
            return Optional.empty();
        }
        return Optional.of(new RollUp(match.group(1), match.group(2).equals("with")));
    }
}
