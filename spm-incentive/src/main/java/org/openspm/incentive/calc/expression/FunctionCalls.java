package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns {@code NAME(arguments)} into a checked node. */
final class FunctionCalls {
    private static final int DECIMALS_MAX = 12;
    private static final Pattern KIND_OF_ABSENCE = Pattern.compile("[A-Z][A-Z0-9_-]{0,31}");
    private static final int PERIODS_MAX = 36;
    private static final int LOOK_BACK_MAX = 60;
    private static final Pattern TEAM = Pattern.compile("plan|title|manager along \\S{1,64}");
    private static final Pattern HIERARCHY = Pattern.compile("\\S{1,64}");
    private static final List<String> WINDOWS = List.of("period", "quarter", "half year", "year", "plan");

    private FunctionCalls() {}

    static Expression of(String name, List<Expression> arguments, Mark at, UnaryOperator<Expression> node) {
        return node.apply(
                switch (name.toUpperCase(Locale.ROOT)) {
                    case "IF" -> choice(arguments, at);
                    case "AND" -> new Expression.All(conditions(name, arguments, 1, at), at);
                    case "OR" -> new Expression.Any(conditions(name, arguments, 1, at), at);
                    case "NOT" -> negation(arguments, at);
                    case "IN" -> membership(arguments, at);
                    case "LOOKUP" -> lookup(arguments, at);
                    default -> call(function(name, at), arguments, at);
                });
    }

    /** The value of a chart at as many places as it has axes. */
    static Expression read(Chart chart, List<Expression> arguments, Mark at) {
        if (arguments.size() != chart.axes().size()) {
            throw new ExpressionError(
                    at,
                    chart.word() + " of “" + chart.name() + "” needs "
                            + chart.axes().size()
                            + (chart.axes().size() == 1 ? " value" : " values") + " behind the name, this has "
                            + arguments.size() + ".");
        }
        for (int i = 0; i < arguments.size(); i++) {
            var wanted = chart.axes().get(i);
            if (!Units.fits(arguments.get(i), wanted)) {
                throw new ExpressionError(
                        arguments.get(i).at(),
                        "“" + chart.name() + "” is read at " + Units.article(wanted) + " here, this is "
                                + Units.article(arguments.get(i).unit()) + ".");
            }
        }
        return new Expression.Read(chart, arguments, at);
    }

    static List<String> names() {
        return Stream.concat(
                        Stream.of("IF", "AND", "OR", "NOT", "IN", "LOOKUP", "CURVE", "TABLE"),
                        Arrays.stream(Function.values()).map(Enum::name))
                .toList();
    }

    private static Function function(String name, Mark at) {
        for (var function : Function.values()) {
            if (function.name().equalsIgnoreCase(name)) {
                return function;
            }
        }
        var nearest = NearestName.to(name, names()).map(known -> "did you mean " + known + "?");
        throw new ExpressionError(
                at,
                "There is no function " + name + "; "
                        + nearest.orElse("the functions are " + String.join(", ", names()) + "."));
    }

    private static Expression choice(List<Expression> arguments, Mark at) {
        requireCount("IF", arguments, 3, 3, "IF(condition, then, otherwise)", at);
        var condition = condition("IF", arguments.getFirst());
        return new Expression.If(
                condition, arguments.get(1), arguments.get(2), Units.common(arguments.subList(1, 3), "IF"), at);
    }

    private static Expression negation(List<Expression> arguments, Mark at) {
        requireCount("NOT", arguments, 1, 1, "NOT(condition)", at);
        return new Expression.Not(condition("NOT", arguments.getFirst()), at);
    }

    private static Expression membership(List<Expression> arguments, Mark at) {
        requireCount("IN", arguments, 2, 200, "IN(channel, \"direct\", \"partner\")", at);
        var subject = arguments.getFirst();
        var values = arguments.subList(1, arguments.size());
        values.forEach(value -> requireKey("IN", subject, value));
        return new Expression.In(subject, values, at);
    }

    private static Expression lookup(List<Expression> arguments, Mark at) {
        if (arguments.size() < 4 || arguments.size() % 2 != 0) {
            throw new ExpressionError(
                    at,
                    "LOOKUP needs a subject, pairs of key and value, and a last value for all others: "
                            + "LOOKUP(product.category, \"Platform\", 5 %, 0 %).");
        }
        var subject = arguments.getFirst();
        var cases = new ArrayList<Expression.Case>();
        for (int i = 1; i < arguments.size() - 1; i += 2) {
            requireKey("LOOKUP", subject, arguments.get(i));
            cases.add(new Expression.Case(arguments.get(i), arguments.get(i + 1)));
        }
        return lookup(subject, cases, arguments.getLast(), at);
    }

    static Expression lookup(Expression subject, List<Expression.Case> cases, Expression otherwise, Mark at) {
        var values = new ArrayList<>(cases.stream().map(Expression.Case::value).toList());
        values.add(otherwise);
        requireDifferentKeys(cases);
        return new Expression.Lookup(subject, cases, otherwise, Units.common(values, "LOOKUP"), at);
    }

    static void requireKey(String where, Expression subject, Expression key) {
        if (!isConstant(key)) {
            throw new ExpressionError(key.at(), "A key of " + where + " must be a constant such as \"direct\".");
        }
        if (subject.unit() == Unit.BOOLEAN || !Units.comparable(subject, key)) {
            throw new ExpressionError(
                    key.at(),
                    "This key is " + Units.article(key.unit()) + ", it is compared with "
                            + Units.article(subject.unit()) + "; both must be of one kind.");
        }
    }

    private static void requireDifferentKeys(List<Expression.Case> cases) {
        var seen = new ArrayList<String>();
        for (var line : cases) {
            var written = ExpressionWriter.write(line.key());
            if (seen.contains(written)) {
                throw new ExpressionError(
                        line.key().at(),
                        "The key " + written + " is there twice; only the first would count, remove one.");
            }
            seen.add(written);
        }
    }

    private static boolean isConstant(Expression key) {
        return key instanceof Expression.Number
                || key instanceof Expression.Text
                || key instanceof Expression.Date
                || (key instanceof Expression.Negation negation && negation.operand() instanceof Expression.Number);
    }

    private static Expression call(Function function, List<Expression> arguments, Mark at) {
        requireCount(
                function.name(), arguments, function.argumentsMin(), function.argumentsMax(), example(function), at);
        return new Expression.Call(function, arguments, unit(function, arguments), at);
    }

    private static Unit unit(Function function, List<Expression> arguments) {
        var name = function.name();
        return switch (function) {
            case MIN, MAX, SUM, AVERAGE -> {
                if ((function == Function.MIN || function == Function.MAX)
                        && arguments.getFirst().unit() == Unit.DATE) {
                    arguments.forEach(argument -> requireUnit(name, argument, Unit.DATE));
                    yield Unit.DATE;
                }
                arguments.forEach(argument -> requireNumeric(name, argument));
                yield Units.common(arguments, name);
            }
            case ABS, ROUND, ROUNDUP, ROUNDDOWN -> {
                requireNumeric(name, arguments.getFirst());
                requireDecimals(name, arguments);
                yield arguments.getFirst().unit();
            }
            case YEAR, MONTH, DAY, DAYS, CALENDARDAYS, WEEKDAYS, DAYS360, MONTHS, WHOLEMONTHS -> {
                arguments.forEach(argument -> requireUnit(name, argument, Unit.DATE));
                yield Unit.NUMBER;
            }
            case MOD -> {
                arguments.forEach(argument -> requireNumeric(name, argument));
                yield Units.common(arguments, name);
            }
            case ADDMONTHS -> {
                requireUnit(name, arguments.getFirst(), Unit.DATE);
                requireMonths(arguments.get(1));
                yield Unit.DATE;
            }
            case BLENDED -> {
                requirePayeeValue(arguments.getFirst());
                requireUnit(name, arguments.get(1), Unit.DATE);
                requireUnit(name, arguments.get(2), Unit.DATE);
                yield arguments.getFirst().unit();
            }
            case ABSENTDAYS, ABSENTWEEKDAYS -> {
                requireUnit(name, arguments.get(0), Unit.DATE);
                requireUnit(name, arguments.get(1), Unit.DATE);
                arguments.stream().skip(2).forEach(kind -> requireKindOfAbsence(name, kind));
                yield Unit.NUMBER;
            }
            case EARNED -> {
                requireEarned(arguments);
                yield Unit.MONEY;
            }
            case EARNEDBEFORE -> {
                requireEarnedBefore(arguments);
                yield Unit.MONEY;
            }
            case PRIOR, TRAILING -> {
                requireMeasured(name, arguments.getFirst(), function == Function.PRIOR);
                requirePeriods(name, arguments.get(1));
                yield arguments.getFirst().unit();
            }
            case TEAM, MANAGER -> {
                requireMeasured(name, arguments.getFirst(), true);
                requireOthers(function, arguments);
                yield arguments.getFirst().unit();
            }
            case POWER -> {
                requireExponent(arguments);
                yield arguments.getFirst().unit();
            }
            case DATE -> {
                requireUnit(name, arguments.getFirst(), Unit.TEXT);
                yield Unit.DATE;
            }
            case NUMBER -> {
                requireUnit(name, arguments.getFirst(), Unit.TEXT);
                yield Unit.UNSTATED;
            }
            case STARTSWITH -> {
                arguments.forEach(argument -> requireUnit(name, argument, Unit.TEXT));
                yield Unit.BOOLEAN;
            }
            case ISBLANK -> {
                if (!(arguments.getFirst() instanceof Expression.Reference)) {
                    throw new ExpressionError(
                            arguments.getFirst().at(), "ISBLANK looks at one field, as in ISBLANK(ship_date).");
                }
                yield Unit.BOOLEAN;
            }
        };
    }

    private static void requireDecimals(String name, List<Expression> arguments) {
        if (arguments.size() < 2) {
            return;
        }
        var decimals = arguments.get(1);
        var number = decimals instanceof Expression.Negation negation ? negation.operand() : decimals;
        if (!(number instanceof Expression.Number constant)
                || constant.unit() != Unit.NUMBER
                || constant.value().stripTrailingZeros().scale() > 0
                || constant.value().intValue() > DECIMALS_MAX
                || constant.value().precision() > 2) {
            throw new ExpressionError(
                    decimals.at(),
                    "The decimals of " + name + " must be a whole number from -" + DECIMALS_MAX + " to " + DECIMALS_MAX
                            + ", as in " + name + "(amount, 2).");
        }
    }

    private static void requireMonths(Expression months) {
        if (!months.unit().isFactor() || months.unit() == Unit.PERCENT) {
            throw new ExpressionError(
                    months.at(),
                    "ADDMONTHS needs a number of months, this is " + Units.article(months.unit())
                            + "; write ADDMONTHS(payee.hired, 12).");
        }
    }

    private static void requireExponent(List<Expression> arguments) {
        var base = arguments.getFirst();
        requireNumeric("POWER", base);
        if (base.unit() == Unit.MONEY) {
            throw new ExpressionError(
                    base.at(), "Money × money has no meaning; take the power of a rate, a percentage or a number.");
        }
        if (!(arguments.get(1) instanceof Expression.Number exponent)
                || exponent.unit() != Unit.NUMBER
                || exponent.value().stripTrailingZeros().scale() > 0
                || exponent.value().compareTo(BigDecimal.valueOf(DECIMALS_MAX)) > 0) {
            throw new ExpressionError(
                    arguments.get(1).at(),
                    "The exponent of POWER must be a whole number from 0 to " + DECIMALS_MAX
                            + ", as in POWER(attainment, 2).");
        }
    }

    private static void requireKindOfAbsence(String name, Expression kind) {
        if (!(kind instanceof Expression.Text text)
                || !KIND_OF_ABSENCE.matcher(text.value()).matches()) {
            throw new ExpressionError(
                    kind.at(),
                    name + " names kinds of absence by their codes in quotes, in capitals, as in " + name
                            + "(period.start, period.end, \"PARENTAL\").");
        }
    }

    private static void requireEarnedBefore(List<Expression> arguments) {
        requireComponent(Function.EARNEDBEFORE, arguments.getFirst());
        if (!(arguments.get(1) instanceof Expression.Number count)
                || count.unit() != Unit.NUMBER
                || count.value().stripTrailingZeros().scale() > 0
                || count.value().signum() <= 0
                || count.value().compareTo(BigDecimal.valueOf(PERIODS_MAX)) > 0) {
            throw new ExpressionError(
                    arguments.get(1).at(),
                    "The periods of EARNEDBEFORE are a whole number from 1 to " + PERIODS_MAX
                            + ", as in EARNEDBEFORE(\"New bookings\", 3).");
        }
        if (arguments.size() > 2) {
            requireUnit(Function.EARNEDBEFORE.name(), arguments.get(2), Unit.DATE);
        }
    }

    private static void requireComponent(Function function, Expression component) {
        if (!(component instanceof Expression.Text)) {
            throw new ExpressionError(
                    component.at(), function + " names a component in quotes, as in " + example(function) + ".");
        }
    }

    private static void requireEarned(List<Expression> arguments) {
        requireComponent(Function.EARNED, arguments.getFirst());
        if (arguments.size() > 1
                && !(arguments.get(1) instanceof Expression.Text window && WINDOWS.contains(window.value()))) {
            throw new ExpressionError(
                    arguments.get(1).at(),
                    "The window of EARNED is “" + String.join("”, “", WINDOWS)
                            + "”, in quotes: EARNED(\"New bookings\", \"year\").");
        }
    }

    private static void requireMeasured(String name, Expression argument, boolean attainment) {
        if (!(argument instanceof Expression.Reference reference)
                || !(reference.scope() == Scope.MEASURE
                        || reference.scope() == Scope.QUOTA
                        || (attainment && reference.scope() == Scope.ATTAINMENT))) {
            throw new ExpressionError(
                    argument.at(),
                    name + " looks at a measure" + (attainment ? ", quota or attainment" : " or quota")
                            + " of the plan, as in " + name + "(measure.bookings, …).");
        }
    }

    private static void requirePeriods(String name, Expression argument) {
        if (!(argument instanceof Expression.Number number)
                || number.unit() != Unit.NUMBER
                || number.value().stripTrailingZeros().scale() > 0
                || number.value().signum() <= 0
                || number.value().compareTo(BigDecimal.valueOf(LOOK_BACK_MAX)) > 0) {
            throw new ExpressionError(
                    argument.at(),
                    name + " counts periods of the plan, a whole number from 1 to " + LOOK_BACK_MAX + ", as in " + name
                            + "(measure.bookings, 12).");
        }
    }

    private static void requireOthers(Function function, List<Expression> arguments) {
        if (arguments.size() < 2) {
            return;
        }
        var wanted = function == Function.TEAM ? TEAM : HIERARCHY;
        if (!(arguments.get(1) instanceof Expression.Text text)
                || !wanted.matcher(text.value()).matches()) {
            throw new ExpressionError(
                    arguments.get(1).at(),
                    function == Function.TEAM
                            ? "A team is “plan”, “title” or “manager along reporting”, in quotes: TEAM(measure.bookings,"
                                    + " \"title\")."
                            : "MANAGER names a hierarchy in quotes, as in MANAGER(attainment.bookings, \"reporting\").");
        }
    }

    private static void requirePayeeValue(Expression argument) {
        if (!(argument instanceof Expression.Reference reference)
                || reference.scope() != Scope.PAYEE
                || !argument.unit().isNumeric()) {
            throw new ExpressionError(
                    argument.at(),
                    "BLENDED weighs a value of the payee by days, as in BLENDED(payee.target, period.start, period.end).");
        }
    }

    private static void requireNumeric(String where, Expression argument) {
        if (!argument.unit().isNumeric()) {
            throw new ExpressionError(
                    argument.at(), where + " needs numbers, this is " + Units.article(argument.unit()) + ".");
        }
    }

    private static void requireUnit(String where, Expression argument, Unit unit) {
        if (argument.unit() != unit) {
            throw new ExpressionError(
                    argument.at(),
                    where + " needs " + Units.article(unit) + ", this is " + Units.article(argument.unit())
                            + (unit == Unit.DATE
                                            && argument instanceof Expression.Reference reference
                                            && argument.unit() == Unit.TEXT
                                    ? "; write DATE(" + reference.written() + ")."
                                    : "."));
        }
    }

    private static Expression condition(String where, Expression argument) {
        if (argument.unit() != Unit.BOOLEAN) {
            throw new ExpressionError(
                    argument.at(),
                    where + " needs a condition, this is " + Units.article(argument.unit())
                            + "; compare it with something, as in amount > 100.");
        }
        return argument;
    }

    private static List<Expression> conditions(String name, List<Expression> arguments, int min, Mark at) {
        requireCount(name, arguments, min, 32, name.toUpperCase(Locale.ROOT) + "(condition, condition, …)", at);
        arguments.forEach(argument -> condition(name.toUpperCase(Locale.ROOT), argument));
        return arguments;
    }

    private static void requireCount(
            String name, List<Expression> arguments, int min, int max, String example, Mark at) {
        if (arguments.size() < min || arguments.size() > max) {
            throw new ExpressionError(
                    at,
                    name.toUpperCase(Locale.ROOT) + " has " + arguments.size() + " values in its brackets; write "
                            + example + ".");
        }
    }

    private static String example(Function function) {
        return switch (function) {
            case MIN, MAX, SUM, AVERAGE -> function + "(a, b, …)";
            case ABS -> "ABS(a)";
            case ROUND, ROUNDUP, ROUNDDOWN -> function + "(a, decimals)";
            case MOD -> "MOD(number, 5)";
            case ADDMONTHS -> "ADDMONTHS(payee.hired, 12)";
            case YEAR, MONTH, DAY -> function + "(date)";
            case DAYS -> "DAYS(end, start)";
            case CALENDARDAYS, WEEKDAYS, DAYS360, MONTHS, WHOLEMONTHS -> function + "(first, last)";
            case BLENDED -> "BLENDED(payee.target, first, last)";
            case ABSENTDAYS, ABSENTWEEKDAYS -> function + "(first, last, \"PARENTAL\", …)";
            case EARNED -> "EARNED(\"New bookings\")";
            case EARNEDBEFORE -> "EARNEDBEFORE(\"New bookings\", 3)";
            case PRIOR -> "PRIOR(measure.bookings, periods)";
            case TRAILING -> "TRAILING(measure.bookings, periods)";
            case TEAM -> "TEAM(measure.bookings) or TEAM(measure.bookings, \"title\")";
            case MANAGER -> "MANAGER(attainment.bookings, \"reporting\")";
            case DATE -> "DATE(text), or the day itself, as in 2026-01-31";
            case POWER -> "POWER(a, exponent)";
            case ISBLANK -> "ISBLANK(ship_date)";
            case STARTSWITH -> "STARTSWITH(text, beginning)";
            case NUMBER -> "NUMBER(text)";
        };
    }
}
