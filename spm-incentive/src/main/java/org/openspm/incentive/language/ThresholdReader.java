package org.openspm.incentive.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Threshold;

/** Reads a threshold: a percentage is of the quota, anything else in the measure's unit; a group of keys says which. */
final class ThresholdReader {
    static final List<String> KEYS = List.of("attainment", "measure");

    private final Problems problems;
    private final Values values;
    private final ComponentReader.Subject subject;
    private final Vocabulary words;

    ThresholdReader(Problems problems, ComponentReader.Subject subject, Vocabulary words) {
        this.problems = problems;
        this.values = new Values(problems);
        this.subject = subject;
        this.words = words;
    }

    @Nullable
    Threshold read(Section section) {
        return switch (section.node("threshold")) {
            case null -> null;
            case Node.Mapping mapping -> stated(mapping);
            default -> section.scalar("threshold", "75 %").map(this::guessed).orElse(null);
        };
    }

    private @Nullable Threshold stated(Node.Mapping mapping) {
        var section = Section.of(mapping, "a threshold", problems, KEYS).orElseThrow();
        if (section.has("attainment") == section.has("measure")) {
            problems.add(section.at(), "A threshold is on “attainment” or on “measure”; write one of them.");
            return null;
        }
        if (section.has("attainment")) {
            var share = values.expressionAt(section, "attainment", words, Unit.PERCENT, "75 %");
            return share == null ? null : onAttainment(share, section.markOf("attainment"));
        }
        var value = values.expressionAt(section, "measure", words, subject.unit(), "10000");
        return value == null ? null : new Threshold(Threshold.On.MEASURE, value);
    }

    private @Nullable Threshold guessed(Node.Scalar scalar) {
        var expression = values.expression(scalar, words).orElse(null);
        if (expression == null) {
            return null;
        }
        if (expression.unit() == Unit.PERCENT) {
            return onAttainment(expression, scalar.at());
        }
        if (expression.unit() != Unit.UNSTATED && ExpressionParser.fits(expression, subject.unit())) {
            return new Threshold(Threshold.On.MEASURE, expression);
        }
        problems.add(
                scalar.at(),
                scalar.word()
                        + " may be a share of the quota or a value of the measure; write “threshold: {attainment: "
                        + scalar.text() + "}” or “threshold: {measure: " + scalar.text() + "}”.");
        return null;
    }

    private @Nullable Threshold onAttainment(Expression share, Mark at) {
        if (!subject.hasQuota()) {
            problems.add(
                    at,
                    "A threshold on attainment needs a quota, measure “" + subject.name()
                            + "” has none; add “quota: …” to it.");
            return null;
        }
        return new Threshold(Threshold.On.ATTAINMENT, share);
    }
}
