package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.Optional;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;

/** Reads a rate written as a table: {@code by} a field, a line for each of its values, {@code otherwise} for the others. */
final class LookupReader {
    private static final String BY = "by";
    private static final String OTHERWISE = "otherwise";

    private final Problems problems;
    private final Values values;
    private final Vocabulary vocabulary;

    LookupReader(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.values = new Values(problems);
        this.vocabulary = vocabulary;
    }

    Optional<Expression> read(Node.Mapping mapping, Unit wanted) {
        return Section.ofNames(mapping, "a rate by field", problems).flatMap(section -> read(section, wanted));
    }

    private Optional<Expression> read(Section section, Unit wanted) {
        int before = problems.count();
        var subject = section.required(BY, "product.category").flatMap(scalar -> values.expression(scalar, vocabulary));
        var otherwise =
                section.required(OTHERWISE, "0 %").flatMap(scalar -> values.expression(scalar, vocabulary, wanted));
        var cases = new ArrayList<Expression.Case>();
        for (var entry : section.all()) {
            var key = entry.key().text();
            if (!key.equals(BY) && !key.equals(OTHERWISE)) {
                line(entry, subject.map(Expression::unit).orElse(Unit.TEXT), wanted)
                        .ifPresent(cases::add);
            }
        }
        if (cases.isEmpty() && problems.count() == before) {
            problems.add(section.at(), "A rate by field needs lines such as “Platform: 5 %”.");
        }
        if (problems.count() > before || subject.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ExpressionParser.lookup(subject.get(), cases, otherwise.get(), section.at()));
        } catch (ExpressionError error) {
            problems.add(error);
            return Optional.empty();
        }
    }

    private Optional<Expression.Case> line(Node.Entry entry, Unit subject, Unit wanted) {
        var key = subject == Unit.TEXT
                ? Optional.<Expression>of(
                        new Expression.Text(entry.key().text(), entry.key().at()))
                : values.expression(entry.key(), vocabulary);
        if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(
                    entry.value().at(),
                    "A line of a rate by field is a rate, this is "
                            + entry.value().word() + ".");
            return Optional.empty();
        }
        return key.flatMap(constant ->
                values.expression(scalar, vocabulary, wanted).map(value -> new Expression.Case(constant, value)));
    }
}
