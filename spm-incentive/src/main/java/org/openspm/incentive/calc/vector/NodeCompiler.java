package org.openspm.incentive.calc.vector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.input.NumberColumn;

/**
 * Turns expressions into steps over batches; null where only decimals row by row are exact, such as for quotients.
 */
final class NodeCompiler {
    private static final int MOST_DECIMALS = 18;

    private final Frame frame;

    NodeCompiler(Frame frame) {
        this.frame = frame;
    }

    @Nullable
    NumberNode number(Expression expression) {
        var domain = Domain.of(expression, frame);
        if (domain != null) {
            return tabulated(expression, domain);
        }
        return switch (expression) {
            case Expression.Reference reference -> field(reference);
            case Expression.Negation negation ->
                number(negation.operand()) instanceof NumberNode operand ? new NumberNode.Negated(operand) : null;
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.If choice -> chosen(choice);
            case Expression.Call call -> called(call);
            default -> null;
        };
    }

    @Nullable
    TruthNode truth(Expression expression) {
        var domain = Domain.of(expression, frame);
        if (domain != null) {
            return tabulatedTruth(expression, domain);
        }
        return switch (expression) {
            case Expression.All all -> combined(all.operands(), false);
            case Expression.Any any -> combined(any.operands(), true);
            case Expression.Not not ->
                truth(not.operand()) instanceof TruthNode operand ? new TruthNode.Inverted(operand) : null;
            case Expression.Comparison comparison -> compared(comparison);
            default -> null;
        };
    }

    private @Nullable NumberNode field(Expression.Reference reference) {
        if (reference.scope() == Scope.CREDIT && reference.name().equals("amount")) {
            return new NumberNode.CreditAmount();
        }
        return reference.scope() == Scope.TRANSACTION
                        && frame.snapshot().transactions().fields().column(reference.name())
                                instanceof NumberColumn numbers
                ? new NumberNode.Field(numbers)
                : null;
    }

    private @Nullable NumberNode arithmetic(Expression.Arithmetic arithmetic) {
        var left = number(arithmetic.left());
        var right = number(arithmetic.right());
        if (left == null || right == null) {
            return null;
        }
        return switch (arithmetic.operator()) {
            case PLUS -> folded(NumberNode.Folded.Fold.SUM, List.of(left, right));
            case MINUS -> folded(NumberNode.Folded.Fold.DIFFERENCE, List.of(left, right));
            case TIMES -> left.scale() + right.scale() > MOST_DECIMALS ? null : new NumberNode.Product(left, right);
            case DIVIDED_BY -> null;
        };
    }

    private @Nullable NumberNode called(Expression.Call call) {
        var operands = new ArrayList<NumberNode>();
        for (var argument : call.arguments()) {
            var operand = argument.unit().isNumeric() ? number(argument) : null;
            if (operand == null) {
                return null;
            }
            operands.add(operand);
        }
        return switch (call.function()) {
            case MIN -> folded(NumberNode.Folded.Fold.LEAST, operands);
            case MAX -> folded(NumberNode.Folded.Fold.GREATEST, operands);
            case SUM -> folded(NumberNode.Folded.Fold.SUM, operands);
            case ABS -> new NumberNode.Absolute(operands.getFirst());
            default -> null;
        };
    }

    private static NumberNode folded(NumberNode.Folded.Fold fold, List<NumberNode> operands) {
        int scale = operands.stream().mapToInt(NumberNode::scale).max().orElseThrow();
        return new NumberNode.Folded(fold, List.copyOf(operands), scale);
    }

    private @Nullable NumberNode chosen(Expression.If choice) {
        var condition = truth(choice.condition());
        var then = number(choice.then());
        var otherwise = number(choice.otherwise());
        return condition == null || then == null || otherwise == null
                ? null
                : new NumberNode.Chosen(condition, then, otherwise, Math.max(then.scale(), otherwise.scale()));
    }

    private @Nullable TruthNode combined(List<Expression> expressions, boolean any) {
        var operands = new ArrayList<TruthNode>();
        for (var expression : expressions) {
            var operand = truth(expression);
            if (operand == null) {
                return null;
            }
            operands.add(operand);
        }
        return new TruthNode.Combined(List.copyOf(operands), any);
    }

    private @Nullable TruthNode compared(Expression.Comparison comparison) {
        if (!comparison.left().unit().isNumeric()) {
            return null;
        }
        var left = number(comparison.left());
        var right = number(comparison.right());
        return left == null || right == null
                ? null
                : new TruthNode.Compared(comparison.relation(), left, right, Math.max(left.scale(), right.scale()));
    }

    /** Calculates the expression for every value of its domain; null when some value has no result or is too long. */
    private @Nullable NumberNode tabulated(Expression expression, Domain domain) {
        var values = new BigDecimal[domain.values()];
        int scale = 0;
        try {
            for (int index = 0; index < values.length; index++) {
                values[index] = Evaluator.number(expression, domain.bindings(index));
                scale = Math.max(scale, values[index].scale());
            }
            return scale > MOST_DECIMALS ? null : table(values, scale, domain);
        } catch (CannotCalculate | ArithmeticException _) {
            // A value that no row may have must not stop the plan; rows that have it are named when they come.
            return null;
        }
    }

    private static NumberNode table(BigDecimal[] values, int scale, Domain domain) {
        var scaled = new long[values.length];
        for (int index = 0; index < scaled.length; index++) {
            scaled[index] = values[index].setScale(scale).unscaledValue().longValueExact();
        }
        return scaled.length == 1
                ? new NumberNode.Constant(scaled[0], scale)
                : new NumberNode.ByTable(domain, scaled, scale);
    }

    private @Nullable TruthNode tabulatedTruth(Expression expression, Domain domain) {
        var table = new boolean[domain.values()];
        try {
            for (int index = 0; index < table.length; index++) {
                table[index] = Evaluator.truth(expression, domain.bindings(index));
            }
            return new TruthNode.ByTable(domain, table);
        } catch (CannotCalculate _) {
            return null;
        }
    }
}
