package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Span;

/**
 * Reads a rate that holds for some months from a first day on, and the one after: the month of the first day is month 1, so
 * 36 months from January 2009 end with December 2011.
 */
final class WindowedRateReader {
    static final List<String> KEYS = List.of("for", "from", "rate", "then");
    private static final int MONTHS_OF_YEAR = 12;

    private final Problems problems;
    private final Values values;
    private final Vocabulary vocabulary;

    WindowedRateReader(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.values = new Values(problems);
        this.vocabulary = vocabulary;
    }

    static boolean isWindowed(Node.Mapping mapping) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().text().equals("for"));
    }

    Optional<Expression> read(Node.Mapping mapping, Unit wanted) {
        return Section.of(mapping, "a rate for some months", problems, KEYS).flatMap(section -> read(section, wanted));
    }

    private Optional<Expression> read(Section section, Unit wanted) {
        int before = problems.count();
        var months = section.required("for", "36 months").flatMap(this::months);
        var from = section.required("from", "attribute.first_month").flatMap(this::day);
        var rate = section.required("rate", "5 %").flatMap(scalar -> values.expression(scalar, vocabulary, wanted));
        var then = section.required("then", "1 %").flatMap(scalar -> values.expression(scalar, vocabulary, wanted));
        if (problems.count() > before || months.isEmpty() || from.isEmpty() || rate.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        var text = "IF(MONTHS(" + from.get() + ", date) <= " + months.get() + ", " + ExpressionWriter.write(rate.get())
                + ", " + ExpressionWriter.write(then.get()) + ")";
        try {
            return Optional.of(ExpressionParser.parse(text, vocabulary, wanted, _ -> section.at()));
        } catch (ExpressionError error) {
            problems.add(
                    section.at(),
                    "A rate for some months looks at the day of each credit; add “per: credit” to the component.");
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> months(Node.Scalar scalar) {
        return SpanReader.read(scalar, problems).flatMap(span -> {
            if (span.unit() == Span.Unit.DAY) {
                problems.add(scalar.at(), "A window of a rate is counted in months or years; write “36 months”.");
                return Optional.empty();
            }
            return Optional.of(BigDecimal.valueOf(
                    span.unit() == Span.Unit.YEAR ? span.count() * (long) MONTHS_OF_YEAR : span.count()));
        });
    }

    /** The first day; attributes are texts and hold it as year-month-day. */
    private Optional<String> day(Node.Scalar scalar) {
        return values.expression(scalar, vocabulary).flatMap(found -> {
            var written = ExpressionWriter.write(found);
            if (found.unit() != Unit.DATE && found.unit() != Unit.TEXT) {
                problems.add(
                        scalar.at(),
                        scalar.word() + " holds no day; name a field such as ship_date or attribute.first_month.");
                return Optional.empty();
            }
            return Optional.of(found.unit() == Unit.TEXT ? "DATE(" + written + ")" : written);
        });
    }
}
