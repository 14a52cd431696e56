package org.openspm.incentive.calc.expression;

import java.util.List;
import java.util.Optional;
import org.openspm.incentive.calc.expression.Expression.Operator;

/** The algebra of units: money × percent is money, money × money is refused. A constant number may stand for money. */
final class Units {

    private Units() {}

    /** Unit of a sum, difference, product or quotient. */
    static Unit of(Operator operator, Expression left, Expression right, Mark at) {
        requireNumeric(left, operator.symbol());
        requireNumeric(right, operator.symbol());
        return switch (operator) {
            case PLUS, MINUS -> sum(operator, left, right, at);
            case TIMES -> product(left, right, at);
            case DIVIDED_BY -> quotient(left, right, at);
        };
    }

    /** The one unit of values that stand for each other, as in {@code IF}, {@code MIN}, {@code LOOKUP}. */
    static Unit common(List<Expression> values, String where) {
        var result = values.getFirst();
        var unit = result.unit();
        for (var value : values) {
            if (value.unit() != unit) {
                unit = joined(result, unit, value, where);
            }
        }
        return unit;
    }

    static void requireComparable(Expression.Relation relation, Expression left, Expression right, Mark at) {
        boolean ordered = relation != Expression.Relation.EQUAL && relation != Expression.Relation.UNEQUAL;
        if (left.unit() == Unit.BOOLEAN || right.unit() == Unit.BOOLEAN) {
            throw new ExpressionError(
                    at, "A condition is not compared with " + relation.symbol() + "; use it alone, or NOT(…).");
        }
        if (ordered && (left.unit() == Unit.TEXT || right.unit() == Unit.TEXT)) {
            throw new ExpressionError(at, "Texts have no order; compare them with = or <>.");
        }
        if (!comparable(left, right)) {
            throw new ExpressionError(
                    at,
                    "Cannot compare " + left.unit().word() + " with "
                            + right.unit().word() + "; both sides must be of one kind.");
        }
    }

    static boolean comparable(Expression left, Expression right) {
        return left.unit().isNumeric() && right.unit().isNumeric()
                ? summed(left, right).isPresent()
                : left.unit() == right.unit();
    }

    /** Whether the expression may stand where this unit is wanted. */
    static boolean fits(Expression expression, Unit wanted) {
        var unit = expression.unit();
        return switch (wanted) {
            case MONEY -> unit == Unit.MONEY || unit == Unit.UNSTATED || mayBeMoney(expression);
            case NUMBER, PERCENT -> unit.isFactor();
            case UNSTATED -> unit.isNumeric();
            default -> unit == wanted;
        };
    }

    /** A number without unit made of literals only: it may stand for money in the plan's currency. */
    static boolean isConstantNumber(Expression expression) {
        return switch (expression) {
            case Expression.Number number -> number.unit() == Unit.NUMBER;
            case Expression.Negation negation -> isConstantNumber(negation.operand());
            case Expression.Arithmetic arithmetic ->
                arithmetic.unit() == Unit.NUMBER
                        && isConstantNumber(arithmetic.left())
                        && isConstantNumber(arithmetic.right());
            default -> false;
        };
    }

    /** Whether its numbers may be read as money: a constant, or one times a factor, as in {@code 1000 * attainment}. */
    private static boolean mayBeMoney(Expression expression) {
        return switch (expression) {
            case Expression.Negation negation -> mayBeMoney(negation.operand());
            case Expression.Arithmetic arithmetic ->
                switch (arithmetic.operator()) {
                    case TIMES ->
                        arithmetic.unit().isFactor()
                                && (mayBeMoney(arithmetic.left()) || mayBeMoney(arithmetic.right()));
                    case DIVIDED_BY -> arithmetic.unit().isFactor() && mayBeMoney(arithmetic.left());
                    case PLUS, MINUS -> fits(arithmetic.left(), Unit.MONEY) && fits(arithmetic.right(), Unit.MONEY);
                };
            case Expression.If choice -> fits(choice.then(), Unit.MONEY) && fits(choice.otherwise(), Unit.MONEY);
            case Expression.Lookup lookup ->
                fits(lookup.otherwise(), Unit.MONEY)
                        && lookup.cases().stream().allMatch(line -> fits(line.value(), Unit.MONEY));
            case Expression.Call call ->
                switch (call.function()) {
                    case MIN, MAX, SUM, AVERAGE ->
                        call.arguments().stream().allMatch(argument -> fits(argument, Unit.MONEY));
                    case ABS, ROUND, ROUNDUP, ROUNDDOWN -> fits(call.arguments().getFirst(), Unit.MONEY);
                    default -> false;
                };
            default -> isConstantNumber(expression);
        };
    }

    private static Unit sum(Operator operator, Expression left, Expression right, Mark at) {
        return summed(left, right).orElseThrow(() -> {
            var percent = left.unit() == Unit.PERCENT || right.unit() == Unit.PERCENT;
            return new ExpressionError(
                    at,
                    "Money " + operator.symbol() + " " + (percent ? "percent" : "number") + " has no meaning; "
                            + (percent
                                    ? "write for example amount * (1 + 5 %)."
                                    : "say in money what is added, or multiply."));
        });
    }

    private static Optional<Unit> summed(Expression left, Expression right) {
        if (left.unit() == Unit.MONEY || right.unit() == Unit.MONEY) {
            return fits(left, Unit.MONEY) && fits(right, Unit.MONEY) ? Optional.of(Unit.MONEY) : Optional.empty();
        }
        if (left.unit() == right.unit()) {
            return Optional.of(left.unit());
        }
        if (left.unit() == Unit.UNSTATED || right.unit() == Unit.UNSTATED) {
            return Optional.of(Unit.UNSTATED);
        }
        return Optional.of(Unit.NUMBER);
    }

    private static Unit product(Expression left, Expression right, Mark at) {
        boolean leftMoney = left.unit() == Unit.MONEY;
        boolean rightMoney = right.unit() == Unit.MONEY;
        if (leftMoney && rightMoney) {
            throw new ExpressionError(
                    at, "Money × money has no meaning; one side must be a rate, a percentage or a number.");
        }
        if (leftMoney || rightMoney) {
            return Unit.MONEY;
        }
        if (left.unit() == Unit.UNSTATED || right.unit() == Unit.UNSTATED) {
            return Unit.UNSTATED;
        }
        return left.unit() == Unit.PERCENT || right.unit() == Unit.PERCENT ? Unit.PERCENT : Unit.NUMBER;
    }

    private static Unit quotient(Expression left, Expression right, Mark at) {
        if (left.unit() == Unit.MONEY) {
            return switch (right.unit()) {
                case MONEY -> Unit.NUMBER;
                case UNSTATED -> Unit.UNSTATED;
                default -> Unit.MONEY;
            };
        }
        if (right.unit() == Unit.MONEY && left.unit() != Unit.UNSTATED) {
            throw new ExpressionError(
                    at, "Dividing a " + left.unit().word() + " by money has no meaning; turn the division round.");
        }
        if (left.unit() == Unit.UNSTATED && right.unit().isFactor()) {
            return Unit.UNSTATED;
        }
        return left.unit() == Unit.PERCENT && right.unit() == Unit.NUMBER ? Unit.PERCENT : Unit.NUMBER;
    }

    private static Unit joined(Expression first, Unit unit, Expression value, String where) {
        if (unit.isNumeric() && value.unit().isNumeric()) {
            if (isConstantNumber(value)) {
                return unit;
            }
            if (isConstantNumber(first) && unit == Unit.NUMBER) {
                return value.unit();
            }
            if (unit == Unit.MONEY || value.unit() == Unit.MONEY) {
                if (unit == Unit.UNSTATED
                        || value.unit() == Unit.UNSTATED
                        || (unit == Unit.MONEY ? mayBeMoney(value) : mayBeMoney(first))) {
                    return Unit.MONEY;
                }
            } else {
                return unit == Unit.UNSTATED || value.unit() == Unit.UNSTATED ? Unit.UNSTATED : Unit.NUMBER;
            }
        }
        throw new ExpressionError(
                value.at(),
                where + " mixes " + unit.word() + " and " + value.unit().word()
                        + "; all its values must be of one kind.");
    }

    private static void requireNumeric(Expression expression, String operator) {
        if (!expression.unit().isNumeric()) {
            var remedy = switch (expression.unit()) {
                case TEXT -> "; turn it into a number by NUMBER(…).";
                case DATE -> "; use DAYS(end, start), YEAR, MONTH or DAY.";
                default -> "; use IF(condition, then, otherwise).";
            };
            throw new ExpressionError(
                    expression.at(),
                    "“" + operator + "” needs numbers, this is " + article(expression.unit()) + remedy);
        }
    }

    static String article(Unit unit) {
        return switch (unit) {
            case MONEY -> "money";
            case BOOLEAN -> "a condition";
            case UNSTATED -> "a number";
            default -> "a " + unit.word();
        };
    }
}
