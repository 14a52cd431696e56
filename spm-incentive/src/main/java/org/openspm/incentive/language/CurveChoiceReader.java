package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Component.CurveUse;
import org.openspm.incentive.calc.plan.Tiers;

/** Reads which of several curves pays: {@code {by: payee.title, AE: steep, otherwise: flat}}. */
final class CurveChoiceReader {
    private static final String BY = "by";
    private static final String OVER = "over";
    private static final String OTHERWISE = "otherwise";

    private final Problems problems;
    private final Values values;
    private final Vocabulary words;
    private final Function<Node.Scalar, Optional<Curve>> named;

    /** @param named finds a curve of the plan, or says that there is none of that name */
    CurveChoiceReader(Problems problems, Vocabulary words, Function<Node.Scalar, Optional<Curve>> named) {
        this.problems = problems;
        this.values = new Values(problems);
        this.words = words;
        this.named = named;
    }

    static boolean isChoice(Node.Mapping mapping) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(BY));
    }

    Optional<CurveUse> read(Section section, Tiers.Over usual) {
        int before = problems.count();
        var subject = section.required(BY, "payee.title").flatMap(scalar -> values.expression(scalar, words));
        var over = section.scalar(OVER, "each credit")
                .flatMap(scalar -> values.choice(scalar, "thing that moves along the curve", Tiers.Over.class))
                .orElse(usual);
        var otherwise = section.required(OTHERWISE, "flat").flatMap(named);
        var cases = new ArrayList<CurveUse.Choice.Case>();
        for (var entry : section.all()) {
            var key = entry.key().text();
            if (!key.equals(BY) && !key.equals(OVER) && !key.equals(OTHERWISE)) {
                subject.flatMap(of -> line(entry, of)).ifPresent(cases::add);
            }
        }
        if (cases.isEmpty() && problems.count() == before) {
            problems.add(section.at(), "Curves by field need lines such as “Account Executive: steep”.");
        }
        if (problems.count() > before || subject.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        for (var one : cases) {
            requireAlike(one, otherwise.get());
        }
        var choice = new CurveUse.Choice(subject.get(), cases);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new CurveUse(otherwise.get(), choice, over, section.at()));
    }

    private Optional<CurveUse.Choice.Case> line(Node.Entry entry, Expression subject) {
        if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(
                    entry.value().at(),
                    "A line of curves by field names a curve, this is "
                            + entry.value().word() + ".");
            return Optional.empty();
        }
        var key = subject.unit() == Unit.TEXT
                ? Optional.<Expression>of(
                        new Expression.Text(entry.key().text(), entry.key().at()))
                : values.expression(entry.key(), words);
        return key.filter(constant -> isKeyOf(subject, constant))
                .flatMap(constant -> named.apply(scalar).map(curve -> new CurveUse.Choice.Case(constant, curve)));
    }

    private boolean isKeyOf(Expression subject, Expression key) {
        try {
            ExpressionParser.requireKey("curves by field", subject, key);
            return true;
        } catch (ExpressionError error) {
            problems.add(error);
            return false;
        }
    }

    private void requireAlike(CurveUse.Choice.Case one, Curve other) {
        if (one.curve().axis() != other.axis() || one.curve().unit() != other.unit()) {
            problems.add(
                    one.key().at(),
                    "Curve “" + one.curve().name() + "” gives "
                            + one.curve().unit().word() + " over "
                            + one.curve().axis().word() + ", “" + other.name() + "” "
                            + other.unit().word() + " over " + other.axis().word()
                            + "; curves that stand for each other are of one kind.");
        }
    }
}
