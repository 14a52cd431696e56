package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.QuotaUse;

/** Reads a measure that is calculated of the measures above it and of payee values, so that no circle can arise. */
final class CalculatedMeasureReader {
    static final List<String> SCORE_KEYS = List.of("of", "missing", "weights");
    private static final List<String> OF_CREDITS =
            List.of("credits", "when", "sum", "count", "group", "roll up", "initial");

    private final Problems problems;
    private final Values values;
    private final Vocabulary words;
    private final Map<String, Measure> above;

    CalculatedMeasureReader(Problems problems, Vocabulary words, Map<String, Measure> above) {
        this.problems = problems;
        this.values = new Values(problems);
        this.words = words;
        this.above = above;
    }

    Optional<Measure> read(
            Section section, Optional<String> name, WindowReader.Window window, @Nullable QuotaUse quota) {
        int before = problems.count();
        for (var key : OF_CREDITS) {
            if (section.has(key)) {
                problems.add(
                        section.markOf(key),
                        "A measure that is calculated has no credits of its own and takes no “" + key
                                + "”; remove it, or make another measure of it.");
            }
        }
        if (section.has("calculate") && section.has("score")) {
            problems.add(
                    section.markOf("score"), "A measure has “calculate” or “score”, this one has both; remove one.");
        }
        var score = section.has("score") ? score(section) : null;
        var of = score != null
                ? new Expression.Number(BigDecimal.ONE, Unit.NUMBER, section.markOf("score"))
                : values.expressionAt(
                        section, "calculate", withMeasures(), Unit.UNSTATED, "measure.revenue - measure.cost");
        if (problems.count() > before || name.isEmpty() || of == null) {
            return Optional.empty();
        }
        var unit = score != null ? unit(score) : MeasureReader.unitOf(of);
        return Optional.of(new Measure(
                name.get(),
                List.of(),
                null,
                of,
                unit,
                null,
                null,
                window.accumulates(),
                window.since(),
                quota,
                null,
                null,
                score,
                section.at()));
    }

    private Vocabulary withMeasures() {
        var units = new LinkedHashMap<String, Unit>();
        above.forEach((name, measure) -> units.put(name, measure.unit()));
        var withQuota = above.values().stream()
                .filter(measure -> measure.quota() != null)
                .map(Measure::name)
                .toList();
        return words.withMeasures(units, withQuota);
    }

    private Unit unit(Measure.Score score) {
        return score.of() == Measure.Score.Of.VALUE
                        && score.parts().stream()
                                .allMatch(part -> above.get(part.measure()) instanceof Measure measure
                                        && measure.unit() == Unit.MONEY)
                ? Unit.MONEY
                : Unit.NUMBER;
    }

    private Measure.@Nullable Score score(Section section) {
        var node = section.node("score");
        if (node == null) {
            return null;
        }
        return Section.of(node, "a score", problems, SCORE_KEYS)
                .flatMap(this::stated)
                .orElse(null);
    }

    private Optional<Measure.Score> stated(Section section) {
        var of = section.scalar("of", "attainment")
                .flatMap(scalar -> values.choice(scalar, "part of a score", Measure.Score.Of.class))
                .orElse(Measure.Score.Of.ATTAINMENT);
        var missing = section.scalar("missing", "zero")
                .flatMap(scalar -> values.choice(scalar, "treatment of missing parts", Measure.Score.Missing.class))
                .orElse(Measure.Score.Missing.ZERO);
        return parts(section, of, missing);
    }

    private Optional<Measure.Score> parts(Section section, Measure.Score.Of of, Measure.Score.Missing missing) {
        var node = section.node("weights");
        if (node == null) {
            problems.add(section.at(), "The score has no weights; add “weights: {bookings: 60 %, margin: 40 %}”.");
            return Optional.empty();
        }
        var parts = new ArrayList<Measure.Score.Part>();
        Section.ofNames(node, "the list of weights", problems)
                .ifPresent(weights ->
                        weights.all().forEach(entry -> part(entry, of).ifPresent(parts::add)));
        return Optional.of(new Measure.Score(of, missing, parts));
    }

    private Optional<Measure.Score.Part> part(Node.Entry entry, Measure.Score.Of of) {
        var name = entry.key().text();
        var measure = above.get(name);
        if (measure == null) {
            problems.add(
                    entry.key().at(),
                    "There is no measure “" + name + "” above this one; "
                            + NearestName.to(name, above.keySet())
                                    .map(near -> "did you mean “" + near + "”?")
                                    .orElse("add it before it."));
            return Optional.empty();
        }
        if (of == Measure.Score.Of.ATTAINMENT && measure.quota() == null) {
            problems.add(
                    entry.key().at(),
                    "Measure “" + name + "” has no quota and so no attainment to weigh; add “quota: …” to it, or write"
                            + " “of: value”.");
        }
        if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(
                    entry.value().at(),
                    "A weight is a percentage, this is " + entry.value().word() + ".");
            return Optional.empty();
        }
        return values.expression(scalar, words, Unit.PERCENT).map(weight -> new Measure.Score.Part(name, weight));
    }
}
