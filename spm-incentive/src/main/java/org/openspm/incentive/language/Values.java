package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;

/** Single values of a plan's text turned into what they mean; what cannot be understood becomes a problem. */
final class Values {
    static final int NAME_LENGTH_MAX = 64;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]{0,29}(\\.\\d{1,12})?");
    private static final Pattern PERCENT = Pattern.compile("(-?\\d[\\d_]{0,29}(\\.\\d{1,12})?)\\s*%");

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;
    private static final int AMOUNT_SCALE = 4;
    private static final int AMOUNT_DIGITS = 12;

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    Optional<Expression> expression(Node.Scalar scalar, Vocabulary vocabulary, Unit wanted) {
        try {
            return Optional.of(ExpressionParser.parse(scalar.text(), vocabulary, wanted, scalar.marks()));
        } catch (ExpressionError error) {
            problems.add(error);
            return Optional.empty();
        }
    }

    /** An expression of any unit. */
    Optional<Expression> expression(Node.Scalar scalar, Vocabulary vocabulary) {
        try {
            return Optional.of(ExpressionParser.parseAny(scalar.text(), vocabulary, scalar.marks()));
        } catch (ExpressionError error) {
            problems.add(error);
            return Optional.empty();
        }
    }

    @Nullable
    Expression expressionAt(Section section, String key, Vocabulary vocabulary, Unit wanted, String example) {
        return section.scalar(key, example)
                .flatMap(scalar -> expression(scalar, vocabulary, wanted))
                .orElse(null);
    }

    /** A word of a fixed set, written in small letters with spaces. */
    <E extends Enum<E>> Optional<E> choice(Node.Scalar scalar, String what, Class<E> kind) {
        var constants = Arrays.asList(kind.getEnumConstants());
        var wanted = scalar.text().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        var found = constants.stream().filter(one -> word(one).equals(wanted)).findFirst();
        if (found.isEmpty()) {
            notAChoice(scalar, what, constants.stream().map(Values::word).toList());
        }
        return found;
    }

    void notAChoice(Node.Scalar scalar, String what, List<String> words) {
        var nearest = NearestName.to(scalar.text(), words).map(word -> " Did you mean “" + word + "”?");
        problems.add(
                scalar.at(),
                scalar.word() + " is no " + what + "; it is one of "
                        + words.stream().collect(Collectors.joining(", ")) + "." + nearest.orElse(""));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A name that expressions can use: letters, digits and underscores. */
    Optional<String> identifier(Node.Scalar scalar, String what) {
        if (!Vocabulary.NAME.matcher(scalar.text()).matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " cannot be the name of " + what
                            + "; use letters, digits and underscores, beginning with a letter, at most "
                            + NAME_LENGTH_MAX + ".");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    /** A name that people read. */
    Optional<String> title(Node.Scalar scalar, String what, int lengthMax) {
        if (scalar.text().length() > lengthMax || scalar.text().lines().count() > 1) {
            problems.add(
                    scalar.at(), capital(what) + " may have " + lengthMax + " characters on one line; shorten it.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    Optional<Currency> currency(Node.Scalar scalar) {
        if (!CURRENCY.matcher(scalar.text()).matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no currency; write an ISO 4217 code of three capitals such as EUR.");
            return Optional.empty();
        }
        return Optional.of(Currency.of(scalar.text()));
    }

    Optional<LocalDate> date(Node.Scalar scalar) {
        try {
            var date = LocalDate.parse(scalar.text());
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return Optional.of(date);
            }
        } catch (DateTimeException notADay) {
            // The sentence below says what to write, whatever was wrong with it.
        }
        problems.add(
                scalar.at(),
                scalar.word() + " is no date from " + YEAR_MIN + " to " + YEAR_MAX
                        + "; write year-month-day such as 2026-01-31.");
        return Optional.empty();
    }

    /** An amount as transactions and quotas hold it: at most 4 decimals. */
    Optional<BigDecimal> amount(Node.Scalar scalar) {
        var found = number(scalar);
        if (found.isPresent()
                && (found.get().scale() > AMOUNT_SCALE || digitsBeforePoint(found.get()) > AMOUNT_DIGITS)) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is too long; amounts have at most " + AMOUNT_DIGITS
                            + " digits before the point and " + AMOUNT_SCALE + " behind.");
            return Optional.empty();
        }
        return found;
    }

    private static int digitsBeforePoint(BigDecimal number) {
        return number.precision() - number.scale();
    }

    /** A number as written, {@code 60 %} being 0.60. */
    Optional<BigDecimal> number(Node.Scalar scalar) {
        var found = numberIn(scalar.text());
        if (found == null) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no number; write digits with a decimal point, without thousand separators.");
        }
        return Optional.ofNullable(found);
    }

    static @Nullable BigDecimal numberIn(String text) {
        var percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return new BigDecimal(percent.group(1).replace("_", "")).movePointLeft(2);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text.replace("_", "")) : null;
    }

    static boolean isPercent(String text) {
        return PERCENT.matcher(text).matches();
    }

    /** A share between 0 % and 100 %. */
    Optional<BigDecimal> share(Node.Scalar scalar) {
        var value = numberIn(scalar.text());
        if (value == null || value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            problems.add(scalar.at(), scalar.word() + " is no share; write a percentage above 0 % up to 100 %.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static String capital(String text) {
        return Section.capital(text);
    }
}
