package org.openspm.incentive.language;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openspm.incentive.calc.plan.Span;

/** Reads a length of time: {@code 6 months}. */
final class SpanReader {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4}) (day|month|year)s?");

    private SpanReader() {}

    static Optional<Span> read(Node.Scalar scalar, Problems problems) {
        var match = SPAN.matcher(scalar.text());
        if (match.matches() && Integer.parseInt(match.group(1)) > 0) {
            return Optional.of(new Span(
                    Integer.parseInt(match.group(1)),
                    Span.Unit.valueOf(match.group(2).toUpperCase(Locale.ROOT))));
        }
        problems.add(scalar.at(), scalar.word() + " is no length of time; write “6 months”, “180 days” or “1 year”.");
        return Optional.empty();
    }
}
