package org.openspm.incentive.calc.expression;

import static org.openspm.incentive.calc.expression.Expression.Operator;
import static org.openspm.incentive.calc.expression.Expression.Relation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Reads an expression and checks names and units at once. Depth and size are bounded; there are no loops, no variables
 * and no way out into the program.
 */
public final class ExpressionParser {
    static final int LENGTH_MAX = 4_000;
    static final int DEPTH_MAX = 40;
    static final int NODES_MAX = 500;

    private static final Map<String, Relation> RELATIONS = Map.of(
            "=", Relation.EQUAL,
            "<>", Relation.UNEQUAL,
            "<", Relation.LESS,
            "<=", Relation.AT_MOST,
            ">", Relation.MORE,
            ">=", Relation.AT_LEAST);

    private final Vocabulary vocabulary;
    private final IntFunction<Mark> marks;
    private final List<Token> tokens;
    private int position;
    private int depth;
    private int nodes;

    private ExpressionParser(String text, Vocabulary vocabulary, IntFunction<Mark> marks) {
        this.vocabulary = vocabulary;
        this.marks = marks;
        if (text.length() > LENGTH_MAX) {
            throw new ExpressionError(
                    marks.apply(0),
                    "An expression of " + text.length() + " characters is too long; at most " + LENGTH_MAX + ".");
        }
        this.tokens = Lexer.tokens(text, marks);
    }

    /** Reads an expression that starts at the beginning of the first line. */
    public static Expression parse(String text, Vocabulary vocabulary, Unit wanted) {
        return parse(text, vocabulary, wanted, offset -> new Mark(1, offset + 1));
    }

    /** Reads an expression of the wanted unit; {@code marks} tells where an offset stands in the plan. */
    public static Expression parse(String text, Vocabulary vocabulary, Unit wanted, IntFunction<Mark> marks) {
        var result = parseAny(text, vocabulary, marks);
        if (!Units.fits(result, wanted)) {
            throw new ExpressionError(
                    result.at(),
                    "This is " + Units.article(result.unit()) + ", here " + Units.article(wanted) + " is wanted."
                            + remedy(wanted, result));
        }
        return result;
    }

    /** Reads an expression of any unit. */
    public static Expression parseAny(String text, Vocabulary vocabulary, IntFunction<Mark> marks) {
        var parser = new ExpressionParser(text, vocabulary, marks);
        var result = parser.disjunction();
        parser.requireEnd();
        return result;
    }

    /** A lookup made of its parts, checked as one written out as {@code LOOKUP(…)}. */
    public static Expression lookup(Expression subject, List<Expression.Case> cases, Expression otherwise, Mark at) {
        cases.forEach(line -> FunctionCalls.requireKey("LOOKUP", subject, line.key()));
        return FunctionCalls.lookup(subject, cases, otherwise, at);
    }

    /** Refuses a key that is no constant of the kind of what it is compared with. */
    public static void requireKey(String where, Expression subject, Expression key) {
        FunctionCalls.requireKey(where, subject, key);
    }

    /** Whether an expression may stand where this unit is wanted. */
    public static boolean fits(Expression expression, Unit wanted) {
        return Units.fits(expression, wanted);
    }

    private static String remedy(Unit wanted, Expression found) {
        if (wanted == Unit.BOOLEAN) {
            return " Compare it with something, as in amount > 100.";
        }
        if (found.unit() == Unit.TEXT && wanted.isNumeric()) {
            return " NUMBER(…) reads a number from a text.";
        }
        if (wanted.isFactor() && found.unit() == Unit.MONEY) {
            return " Divide it by money to get a rate.";
        }
        return wanted == Unit.MONEY
                ? " Write an amount such as 0.15, multiply it by money, or declare its unit under values."
                : "";
    }

    private Expression disjunction() {
        return joined("or", this::conjunction, Expression.Any::new);
    }

    private Expression conjunction() {
        return joined("and", this::negated, Expression.All::new);
    }

    private interface Join {
        Expression of(List<Expression> operands, Mark at);
    }

    private Expression joined(String word, Supplier<Expression> part, Join join) {
        var first = part.get();
        if (!peek().isWord(word)) {
            return first;
        }
        var at = markOf(peek());
        var operands = new ArrayList<Expression>();
        operands.add(condition(first));
        while (peek().isWord(word)) {
            take();
            operands.add(condition(part.get()));
        }
        return node(join.of(operands, at));
    }

    private Expression negated() {
        if (peek().isWord("not") && !next().isSymbol("(")) {
            var at = markOf(take());
            return node(new Expression.Not(condition(deeper(this::negated)), at));
        }
        return comparison();
    }

    private Expression comparison() {
        var left = sum();
        if (peek().isWord("in")) {
            var at = markOf(take());
            expect("(", "as in channel in (\"direct\", \"partner\")");
            return membership(left, arguments(), at);
        }
        var relation = peek().kind() == Token.Kind.SYMBOL ? RELATIONS.get(peek().text()) : null;
        if (relation == null) {
            return left;
        }
        var at = markOf(take());
        var right = sum();
        Units.requireComparable(relation, left, right, at);
        if (peek().kind() == Token.Kind.SYMBOL && RELATIONS.containsKey(peek().text())) {
            throw new ExpressionError(
                    markOf(peek()), "Comparisons cannot be chained; write a < b and b < c instead of a < b < c.");
        }
        return node(new Expression.Comparison(relation, left, right, at));
    }

    private Expression sum() {
        return chain(this::product, Map.of("+", Operator.PLUS, "-", Operator.MINUS));
    }

    private Expression product() {
        return chain(this::signed, Map.of("*", Operator.TIMES, "/", Operator.DIVIDED_BY));
    }

    private Expression chain(Supplier<Expression> part, Map<String, Operator> operators) {
        var result = part.get();
        int length = 0;
        while (peek().kind() == Token.Kind.SYMBOL && operators.containsKey(peek().text())) {
            var token = take();
            if (++length > DEPTH_MAX) {
                throw tooDeep(token);
            }
            var operator = operators.get(token.text());
            result = arithmetic(operator == null ? Operator.PLUS : operator, result, part.get(), markOf(token));
        }
        return result;
    }

    private Expression arithmetic(Operator operator, Expression left, Expression right, Mark at) {
        return node(new Expression.Arithmetic(operator, left, right, Units.of(operator, left, right, at), at));
    }

    private Expression signed() {
        if (!peek().isSymbol("-")) {
            return primary();
        }
        var at = markOf(take());
        var operand = deeper(this::signed);
        if (!operand.unit().isNumeric()) {
            throw new ExpressionError(
                    at, "A minus needs a number behind it, this is " + Units.article(operand.unit()) + ".");
        }
        return node(new Expression.Negation(operand, at));
    }

    private Expression primary() {
        var token = take();
        var at = markOf(token);
        return switch (token.kind()) {
            case NUMBER -> node(new Expression.Number(new BigDecimal(token.text()), Unit.NUMBER, at));
            case PERCENT ->
                node(new Expression.Number(new BigDecimal(token.text()).movePointLeft(2), Unit.PERCENT, at));
            case TEXT -> node(new Expression.Text(token.text(), at));
            case DATE -> node(new Expression.Date(date(token, at), at));
            case NAME -> name(token, at);
            case SYMBOL -> bracketed(token, at);
            case END ->
                throw new ExpressionError(
                        at, "The expression ends where a value is expected; complete it or remove the last sign.");
        };
    }

    private Expression bracketed(Token token, Mark at) {
        if (!token.isSymbol("(")) {
            throw new ExpressionError(at, "“" + token.text() + "” stands where a value is expected.");
        }
        var inner = deeper(this::disjunction);
        expect(")", "to close the bracket");
        return inner;
    }

    private Expression name(Token token, Mark at) {
        if (peek().isSymbol("(")) {
            take();
            if (token.isWord("curve") || token.isWord("table")) {
                return chart(token, at);
            }
            return known(FunctionCalls.of(token.text(), arguments(), at, this::node));
        }
        if (token.isWord("true") || token.isWord("false")) {
            return node(new Expression.Truth(token.isWord("true"), at));
        }
        var meaning = vocabulary.find(token.text()).orElseThrow(() -> unknown(token, at));
        return node(new Expression.Reference(meaning.scope(), meaning.name(), meaning.unit(), at));
    }

    /** Refuses what another component earned where none is known, and when somebody is away where it is nobody. */
    private Expression known(Expression called) {
        if (called instanceof Expression.Call call && call.function().asksForAbsences() && !vocabulary.knowsPayee()) {
            throw new ExpressionError(
                    call.at(),
                    call.function() + " counts days of a payee, and here it is not known yet who is paid; use it in a"
                            + " quota, a component or a pay rule.");
        }
        if (called instanceof Expression.Call call
                && call.function().asksForEarnings()
                && call.arguments().getFirst() instanceof Expression.Text component) {
            vocabulary.unknownComponent(component.value()).ifPresent(sentence -> {
                throw new ExpressionError(component.at(), sentence);
            });
        }
        return called;
    }

    private Expression chart(Token word, Mark at) {
        var name = take();
        var chart = vocabulary.chart(name.text());
        if (name.kind() != Token.Kind.NAME
                || chart.isEmpty()
                || !word.isWord(chart.get().word().toLowerCase(Locale.ROOT))) {
            throw new ExpressionError(
                    markOf(name), vocabulary.noChart(word.text().toLowerCase(Locale.ROOT), name.text()));
        }
        expect(",", "and behind it where it is read, as in CURVE(payout, attainment)");
        var arguments = arguments();
        return node(FunctionCalls.read(chart.get(), arguments, at));
    }

    private List<Expression> arguments() {
        var result = new ArrayList<Expression>();
        if (peek().isSymbol(")")) {
            take();
            return result;
        }
        result.add(deeper(this::disjunction));
        while (peek().isSymbol(",")) {
            take();
            result.add(deeper(this::disjunction));
        }
        expect(")", "to close the list, or a comma before the next value");
        return result;
    }

    private Expression membership(Expression subject, List<Expression> values, Mark at) {
        var all = new ArrayList<Expression>();
        all.add(subject);
        all.addAll(values);
        return FunctionCalls.of("IN", all, at, this::node);
    }

    private static LocalDate date(Token token, Mark at) {
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException notThere) {
            throw new ExpressionError(at, "There is no day " + token.text() + "; dates are written year-month-day.");
        }
    }

    private static Expression condition(Expression expression) {
        if (expression.unit() != Unit.BOOLEAN) {
            throw new ExpressionError(
                    expression.at(),
                    "A condition is wanted here, this is " + Units.article(expression.unit())
                            + "; compare it with something, as in amount > 100.");
        }
        return expression;
    }

    private ExpressionError unknown(Token token, Mark at) {
        var measure = vocabulary.withoutQuota(token.text());
        if (measure.isPresent()) {
            return new ExpressionError(
                    at,
                    "“" + token.text() + "” needs a quota, measure “" + measure.get()
                            + "” has none; add “quota: …” to it.");
        }
        var ofTeam = vocabulary.ofTeam(token.text());
        if (ofTeam.isPresent()) {
            return new ExpressionError(
                    at,
                    "“" + token.text() + "” is of one payee; write “" + ofTeam.get() + "” for what all have together.");
        }
        if (token.text().startsWith(Scope.TEAM.prefix())) {
            return new ExpressionError(
                    at,
                    "“" + token.text() + "” is known in the amount of a pool; what all have together is TEAM(measure."
                            + token.text().substring(token.text().lastIndexOf('.') + 1) + ") here.");
        }
        var nearest = vocabulary.nearest(token.text()).map(name -> "did you mean “" + name + "”?");
        return new ExpressionError(
                at,
                "“" + token.text() + "” is not known here; "
                        + nearest.orElse("texts are written in quotes, values of a payee as payee.name."));
    }

    private Expression deeper(Supplier<Expression> part) {
        if (++depth > DEPTH_MAX) {
            throw tooDeep(peek());
        }
        var result = part.get();
        depth--;
        return result;
    }

    private ExpressionError tooDeep(Token token) {
        return new ExpressionError(
                markOf(token), "The expression is nested more than " + DEPTH_MAX + " deep; split it into components.");
    }

    private Expression node(Expression expression) {
        if (++nodes > NODES_MAX) {
            throw new ExpressionError(
                    expression.at(),
                    "The expression has more than " + NODES_MAX + " parts; use a value per payee or split it.");
        }
        return expression;
    }

    private void expect(String symbol, String purpose) {
        var token = take();
        if (!token.isSymbol(symbol)) {
            throw new ExpressionError(markOf(token), "A “" + symbol + "” is missing here " + purpose + ".");
        }
    }

    private void requireEnd() {
        var token = peek();
        if (token.kind() != Token.Kind.END) {
            throw new ExpressionError(
                    markOf(token), "“" + token.text() + "” is too much here; put an operator before it or remove it.");
        }
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    private Token take() {
        var token = tokens.get(position);
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    private Mark markOf(Token token) {
        return marks.apply(token.offset());
    }
}
