package org.openspm.incentive.language;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayPeriod;

/** Reads over which time a measure accumulates: a window of the calendar, or one from each payee's own anniversaries. */
final class WindowReader {
    private static final Pattern ROLLING = Pattern.compile("(?:last )?(\\d{1,2}) (?:periods|months|quarters)");
    private static final Pattern OWN =
            Pattern.compile("(?:(\\d{1,3}) months|(quarter|half year|year)) from (.+)", Pattern.DOTALL);
    private static final int MONTHS_MAX = 120;

    private final Problems problems;
    private final Values values;
    private final @Nullable PayPeriod pays;
    private final Vocabulary words;

    WindowReader(Problems problems, @Nullable PayPeriod pays, Vocabulary words) {
        this.problems = problems;
        this.values = new Values(problems);
        this.pays = pays;
        this.words = words;
    }

    /** A window of the calendar, or, with a day of the payee, {@code PERIOD} and its anniversaries. */
    record Window(Measure.Accumulates accumulates, Measure.@Nullable Anniversary since) {}

    Window read(Section section) {
        var usual = new Window(Measure.Accumulates.PERIOD, null);
        var stated = section.scalar("accumulates", "year");
        if (stated.isEmpty()) {
            return usual;
        }
        var own = OWN.matcher(stated.get().text());
        return own.matches()
                ? own(stated.get(), own.group(1), own.group(2), own.start(3))
                        .map(since -> new Window(Measure.Accumulates.PERIOD, since))
                        .orElse(usual)
                : ofCalendar(stated.get())
                        .map(window -> new Window(window, null))
                        .orElse(usual);
    }

    private Optional<Measure.Anniversary> own(
            Node.Scalar scalar, @Nullable String stated, @Nullable String word, int start) {
        int months = stated == null ? months(String.valueOf(word)) : Integer.parseInt(stated);
        int shortest = pays == null ? 1 : months(Values.word(pays));
        if (months % shortest != 0 || months == 0 || months > MONTHS_MAX) {
            problems.add(
                    scalar.at(),
                    "A window of " + months + " months is not made of the periods of the plan; write a multiple of "
                            + shortest + ", at most " + MONTHS_MAX + ".");
            return Optional.empty();
        }
        var day = new Node.Scalar(
                scalar.text().substring(start),
                scalar.marks().apply(start),
                offset -> scalar.marks().apply(start + offset));
        Optional<Expression> since = values.expression(day, words, Unit.DATE);
        return since.map(expression -> new Measure.Anniversary(expression, months));
    }

    static int months(String word) {
        return switch (word) {
            case "month" -> 1;
            case "quarter" -> 3;
            case "half year" -> 6;
            default -> 12;
        };
    }

    private Optional<Measure.Accumulates> ofCalendar(Node.Scalar scalar) {
        var rolling = ROLLING.matcher(scalar.text());
        if (rolling.matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word()
                            + " is no window that begins again; add a measure with “calculate: TRAILING(measure.…, "
                            + rolling.group(1) + ")” for the last " + rolling.group(1) + " periods.");
            return Optional.empty();
        }
        var window = values.choice(scalar, "window", Measure.Accumulates.class);
        boolean shorter = window.isPresent()
                && (window.get() == Measure.Accumulates.QUARTER
                                && (pays == PayPeriod.YEAR || pays == PayPeriod.HALF_YEAR)
                        || window.get() == Measure.Accumulates.HALF_YEAR && pays == PayPeriod.YEAR);
        if (shorter) {
            problems.add(
                    scalar.at(),
                    "A plan that pays by " + Values.word(Objects.requireNonNull(pays)) + " cannot accumulate over a "
                            + Values.word(window.get())
                            + "; use year, or pay by quarter or month.");
        }
        return window;
    }
}
