package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of an expression for one row, exactly. A blank number counts as 0, a blank text as "", a blank date equals
 * no date: {@code quantity * 2} of a row without quantity is 0.
 */
public final class Evaluator {
    /** Quotients are kept to 34 significant digits, enough to compare any attainment with its border exactly. */
    public static final MathContext QUOTIENT = new MathContext(34, RoundingMode.HALF_UP);

    private static final BigDecimal MONTHS_MOST = new BigDecimal(1200);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    private Evaluator() {}

    public static BigDecimal number(Expression expression, Bindings row) {
        return switch (expression) {
            case Expression.Number number -> number.value();
            case Expression.Reference reference -> numberOf(reference, row);
            case Expression.Negation negation -> number(negation.operand(), row).negate();
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, row);
            case Expression.If choice -> number(chosen(choice, row), row);
            case Expression.Lookup lookup -> number(found(lookup, row), row);
            case Expression.Read read -> read(read, row);
            case Expression.Call call -> call(call, row);
            default -> throw mismatch(expression);
        };
    }

    public static boolean truth(Expression expression, Bindings row) {
        return switch (expression) {
            case Expression.Truth truth -> truth.value();
            case Expression.Not not -> !truth(not.operand(), row);
            case Expression.All all -> all.operands().stream().allMatch(operand -> truth(operand, row));
            case Expression.Any any -> any.operands().stream().anyMatch(operand -> truth(operand, row));
            case Expression.Comparison comparison -> holds(comparison, row);
            case Expression.In in -> in.values().stream().anyMatch(value -> equal(in.subject(), value, row));
            case Expression.If choice -> truth(chosen(choice, row), row);
            case Expression.Lookup lookup -> truth(found(lookup, row), row);
            case Expression.Call call -> predicate(call, row);
            default -> throw mismatch(expression);
        };
    }

    public static String text(Expression expression, Bindings row) {
        return switch (expression) {
            case Expression.Text text -> text.value();
            case Expression.Reference reference -> row.valueOf(reference) instanceof String text ? text : "";
            case Expression.If choice -> text(chosen(choice, row), row);
            case Expression.Lookup lookup -> text(found(lookup, row), row);
            default -> throw mismatch(expression);
        };
    }

    public static @Nullable LocalDate date(Expression expression, Bindings row) {
        return switch (expression) {
            case Expression.Date date -> date.value();
            case Expression.Reference reference -> row.valueOf(reference) instanceof LocalDate date ? date : null;
            case Expression.If choice -> date(chosen(choice, row), row);
            case Expression.Lookup lookup -> date(found(lookup, row), row);
            case Expression.Call call
            when call.function() == Function.DATE -> day(text(call.arguments().getFirst(), row), call.at());
            case Expression.Call call when call.function() == Function.ADDMONTHS -> monthsLater(call, row);
            case Expression.Call call -> outermost(call, row);
            default -> throw mismatch(expression);
        };
    }

    /** The side of an {@code IF} that counts for this row. */
    public static Expression chosen(Expression.If choice, Bindings row) {
        return truth(choice.condition(), row) ? choice.then() : choice.otherwise();
    }

    /** The value that a {@code LOOKUP} finds for this row. */
    public static Expression found(Expression.Lookup lookup, Bindings row) {
        for (var line : lookup.cases()) {
            if (equal(lookup.subject(), line.key(), row)) {
                return line.value();
            }
        }
        return lookup.otherwise();
    }

    /** Where a chart is read for this row. */
    public static List<Object> place(Expression.Read read, Bindings row) {
        var place = new ArrayList<Object>();
        for (var argument : read.arguments()) {
            place.add(argument.unit() == Unit.TEXT ? text(argument, row) : number(argument, row));
        }
        return place;
    }

    private static BigDecimal read(Expression.Read read, Bindings row) {
        return read.chart().read(place(read, row));
    }

    private static @Nullable LocalDate monthsLater(Expression.Call call, Bindings row) {
        var day = date(call.arguments().getFirst(), row);
        var months = number(call.arguments().get(1), row);
        if (months.stripTrailingZeros().scale() > 0 || months.abs().compareTo(MONTHS_MOST) > 0) {
            throw new CannotCalculate(
                    call.at(),
                    "ADDMONTHS adds whole months, at most " + MONTHS_MOST + "; " + months.toPlainString()
                            + " is none.");
        }
        return day == null ? null : day.plusMonths(months.intValueExact());
    }

    private static BigDecimal remainder(BigDecimal number, BigDecimal divisor, Mark at) {
        if (divisor.signum() == 0) {
            throw new CannotCalculate(at, "MOD by zero; guard it with IF(divisor = 0, 0, …).");
        }
        var left = number.remainder(divisor);
        return left.signum() * divisor.signum() < 0 ? left.add(divisor) : left;
    }

    /** The first or last of several days; blank ones do not count. */
    private static @Nullable LocalDate outermost(Expression.Call call, Bindings row) {
        @Nullable LocalDate found = null;
        for (var argument : call.arguments()) {
            var date = date(argument, row);
            boolean better = date != null
                    && (found == null
                            || (call.function() == Function.MIN ? date.isBefore(found) : date.isAfter(found)));
            found = better ? date : found;
        }
        return found;
    }

    private static BigDecimal numberOf(Expression.Reference reference, Bindings row) {
        return switch (row.valueOf(reference)) {
            case null -> BigDecimal.ZERO;
            case BigDecimal number -> number;
            case Object other ->
                throw new IllegalStateException(reference.written() + " is no number but "
                        + other.getClass().getSimpleName());
        };
    }

    private static BigDecimal arithmetic(Expression.Arithmetic node, Bindings row) {
        var left = number(node.left(), row);
        var right = number(node.right(), row);
        return switch (node.operator()) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right);
            case TIMES -> left.multiply(right);
            case DIVIDED_BY -> quotient(left, right, node.at());
        };
    }

    private static BigDecimal quotient(BigDecimal left, BigDecimal right, Mark at) {
        if (right.signum() == 0) {
            throw new CannotCalculate(
                    at, "Division of " + left.toPlainString() + " by zero; guard it with IF(divisor = 0, 0, …).");
        }
        return left.divide(right, QUOTIENT);
    }

    private static boolean holds(Expression.Comparison comparison, Bindings row) {
        return switch (comparison.left().unit()) {
            case TEXT ->
                comparison.relation().holds(text(comparison.left(), row).equals(text(comparison.right(), row)) ? 0 : 1);
            case DATE -> datesHold(comparison, row);
            default ->
                comparison.relation().holds(number(comparison.left(), row).compareTo(number(comparison.right(), row)));
        };
    }

    private static boolean datesHold(Expression.Comparison comparison, Bindings row) {
        var left = date(comparison.left(), row);
        var right = date(comparison.right(), row);
        return left == null || right == null
                ? comparison.relation() == Expression.Relation.UNEQUAL && (left == null) != (right == null)
                : comparison.relation().holds(left.compareTo(right));
    }

    /** Whether something has the value of a constant. */
    public static boolean equal(Expression subject, Expression constant, Bindings row) {
        return switch (constant.unit()) {
            case TEXT -> text(subject, row).equals(text(constant, row));
            case DATE -> Objects.equals(date(subject, row), date(constant, row));
            default -> number(subject, row).compareTo(number(constant, row)) == 0;
        };
    }

    private static boolean predicate(Expression.Call call, Bindings row) {
        var first = call.arguments().getFirst();
        return switch (call.function()) {
            case STARTSWITH -> text(first, row).startsWith(text(call.arguments().get(1), row));
            case ISBLANK -> isBlank(first, row);
            default -> throw mismatch(call);
        };
    }

    private static boolean isBlank(Expression expression, Bindings row) {
        return switch (expression.unit()) {
            case TEXT -> text(expression, row).isEmpty();
            case DATE -> date(expression, row) == null;
            default -> expression instanceof Expression.Reference reference && row.valueOf(reference) == null;
        };
    }

    private static BigDecimal call(Expression.Call call, Bindings row) {
        var arguments = call.arguments();
        return switch (call.function()) {
            case MIN ->
                numbers(arguments, row).stream().min(BigDecimal::compareTo).orElseThrow();
            case MAX ->
                numbers(arguments, row).stream().max(BigDecimal::compareTo).orElseThrow();
            case SUM -> numbers(arguments, row).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case ABS -> number(arguments.getFirst(), row).abs();
            case ROUND -> rounded(arguments, RoundingMode.HALF_UP, row);
            case ROUNDUP -> rounded(arguments, RoundingMode.UP, row);
            case ROUNDDOWN -> rounded(arguments, RoundingMode.DOWN, row);
            case MOD -> remainder(number(arguments.get(0), row), number(arguments.get(1), row), call.at());
            case YEAR -> dated(arguments.getFirst(), row, LocalDate::getYear);
            case MONTH -> dated(arguments.getFirst(), row, LocalDate::getMonthValue);
            case DAY -> dated(arguments.getFirst(), row, LocalDate::getDayOfMonth);
            case DAYS -> days(date(arguments.get(0), row), date(arguments.get(1), row));
            case CALENDARDAYS -> counted(DayCount.CALENDAR_DAYS, arguments, row);
            case WEEKDAYS -> counted(DayCount.WEEKDAYS, arguments, row);
            case DAYS360 -> counted(DayCount.DAYS_360, arguments, row);
            case MONTHS -> counted(DayCount.MONTHS, arguments, row);
            case WHOLEMONTHS -> counted(DayCount.WHOLE_MONTHS, arguments, row);
            case BLENDED -> blended(arguments, row);
            case ABSENTDAYS -> absent(DayCount.CALENDAR_DAYS, arguments, row);
            case ABSENTWEEKDAYS -> absent(DayCount.WEEKDAYS, arguments, row);
            case EARNEDBEFORE ->
                row.earnedBefore(
                        text(arguments.getFirst(), row),
                        number(arguments.get(1), row).intValueExact(),
                        arguments.size() == 2 ? null : date(arguments.get(2), row));
            case EARNED ->
                row.earned(
                        text(arguments.getFirst(), row),
                        arguments.size() == 1 ? "period" : text(arguments.get(1), row));
            case PRIOR -> row.prior((Expression.Reference) arguments.getFirst(), periods(arguments.get(1)));
            case TRAILING -> {
                var sum = BigDecimal.ZERO;
                for (int back = periods(arguments.get(1)) - 1; back >= 0; back--) {
                    sum = sum.add(row.prior((Expression.Reference) arguments.getFirst(), back));
                }
                yield sum;
            }
            case TEAM ->
                row.ofTeam(
                        (Expression.Reference) arguments.getFirst(),
                        arguments.size() == 1 ? "plan" : text(arguments.get(1), row));
            case MANAGER -> row.above((Expression.Reference) arguments.getFirst(), text(arguments.get(1), row));
            case AVERAGE ->
                numbers(arguments, row).stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(arguments.size()), QUOTIENT);
            case POWER ->
                number(arguments.getFirst(), row)
                        .pow(number(arguments.get(1), row).intValueExact());
            case NUMBER -> parsed(text(arguments.getFirst(), row), call.at());
            case ISBLANK, STARTSWITH, DATE, ADDMONTHS -> throw mismatch(call);
        };
    }

    private static int periods(Expression stated) {
        return ((Expression.Number) stated).value().intValueExact();
    }

    private static List<BigDecimal> numbers(List<Expression> arguments, Bindings row) {
        return arguments.stream().map(argument -> number(argument, row)).toList();
    }

    private static BigDecimal rounded(List<Expression> arguments, RoundingMode mode, Bindings row) {
        int decimals = arguments.size() == 1 ? 0 : number(arguments.get(1), row).intValueExact();
        return number(arguments.getFirst(), row).setScale(decimals, mode);
    }

    private static BigDecimal dated(Expression expression, Bindings row, ToIntFunction<LocalDate> part) {
        var date = date(expression, row);
        return date == null ? BigDecimal.ZERO : BigDecimal.valueOf(part.applyAsInt(date));
    }

    private static BigDecimal days(@Nullable LocalDate end, @Nullable LocalDate start) {
        return end == null || start == null ? BigDecimal.ZERO : BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end));
    }

    private static BigDecimal counted(DayCount count, List<Expression> arguments, Bindings row) {
        var first = date(arguments.get(0), row);
        var last = date(arguments.get(1), row);
        return first == null || last == null ? BigDecimal.ZERO : BigDecimal.valueOf(count.between(first, last));
    }

    private static BigDecimal absent(DayCount count, List<Expression> arguments, Bindings row) {
        var first = date(arguments.get(0), row);
        var last = date(arguments.get(1), row);
        if (first == null || last == null || last.isBefore(first)) {
            return BigDecimal.ZERO;
        }
        var kinds = arguments.stream().skip(2).map(kind -> text(kind, row)).collect(Collectors.toSet());
        return row.absent(count, first, last, kinds);
    }

    private static BigDecimal blended(List<Expression> arguments, Bindings row) {
        var first = date(arguments.get(1), row);
        var last = date(arguments.get(2), row);
        return first == null || last == null || last.isBefore(first)
                ? BigDecimal.ZERO
                : row.blended((Expression.Reference) arguments.getFirst(), first, last);
    }

    private static @Nullable LocalDate day(String text, Mark at) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            throw new CannotCalculate(at, "“" + text + "” is no day; DATE reads year-month-day such as 2026-01-31.");
        }
    }

    private static BigDecimal parsed(String text, Mark at) {
        if (text.isBlank()) {
            return BigDecimal.ZERO;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw new CannotCalculate(at, "“" + text + "” is not a number; NUMBER reads digits with a decimal point.");
        }
        return new BigDecimal(text.strip());
    }

    private static IllegalStateException mismatch(Expression expression) {
        return new IllegalStateException("The checker let through "
                + expression.getClass().getSimpleName() + " of unit " + expression.unit() + " at " + expression.at());
    }
}
