package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression in its one canonical way, with the fewest brackets; reading it again gives the same meaning. */
public final class ExpressionWriter {
    private static final int LOOSEST = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int SIGN = 7;

    private ExpressionWriter() {}

    public static String write(Expression expression) {
        return write(expression, LOOSEST);
    }

    private static String write(Expression expression, int around) {
        return switch (expression) {
            case Expression.Number number -> number(number);
            case Expression.Text text -> '"' + text.value().replace("\"", "\"\"") + '"';
            case Expression.Date date -> date.value().toString();
            case Expression.Truth truth -> truth.value() ? "TRUE" : "FALSE";
            case Expression.Reference reference -> reference.written();
            case Expression.Negation negation -> bracketed("-" + write(negation.operand(), SIGN), SIGN, around);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, around);
            case Expression.Comparison comparison ->
                bracketed(
                        write(comparison.left(), SUM) + " "
                                + comparison.relation().symbol() + " " + write(comparison.right(), SUM),
                        COMPARISON,
                        around);
            case Expression.All all -> joined(all.operands(), " and ", AND, around);
            case Expression.Any any -> joined(any.operands(), " or ", OR, around);
            case Expression.Not not -> "NOT(" + write(not.operand()) + ")";
            case Expression.If choice -> called("IF", List.of(choice.condition(), choice.then(), choice.otherwise()));
            case Expression.In in -> "IN(" + write(in.subject()) + ", " + list(in.values()) + ")";
            case Expression.Lookup lookup -> lookup(lookup);
            case Expression.Read read ->
                read.chart().word() + "(" + read.chart().name() + ", " + list(read.arguments()) + ")";
            case Expression.Call call -> called(call.function().name(), call.arguments());
        };
    }

    private static String number(Expression.Number number) {
        return number.unit() == Unit.PERCENT ? plain(number.value().movePointRight(2)) + " %" : plain(number.value());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String arithmetic(Expression.Arithmetic node, int around) {
        boolean sum = node.operator() == Expression.Operator.PLUS || node.operator() == Expression.Operator.MINUS;
        int own = sum ? SUM : PRODUCT;
        var text = write(node.left(), own) + " " + node.operator().symbol() + " " + write(node.right(), own + 1);
        return bracketed(text, own, around);
    }

    private static String joined(List<Expression> operands, String word, int own, int around) {
        var text = operands.stream().map(operand -> write(operand, own + 1)).collect(Collectors.joining(word));
        return bracketed(text, own, around);
    }

    private static String lookup(Expression.Lookup lookup) {
        var cases = lookup.cases().stream()
                .map(line -> write(line.key()) + ", " + write(line.value()))
                .collect(Collectors.joining(", "));
        return "LOOKUP(" + write(lookup.subject()) + ", " + cases + ", " + write(lookup.otherwise()) + ")";
    }

    private static String called(String name, List<Expression> arguments) {
        return name + "(" + list(arguments) + ")";
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(ExpressionWriter::write).collect(Collectors.joining(", "));
    }

    private static String bracketed(String text, int own, int around) {
        return own < around ? "(" + text + ")" : text;
    }
}
