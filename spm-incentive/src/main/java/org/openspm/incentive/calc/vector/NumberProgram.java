package org.openspm.incentive.calc.vector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.input.NumberColumn;

/**
 * A numeric expression over batches, exact, with its result rounded half up to four decimals once: {@code amount * 0.125}
 * of 0.0004 is 0.00005, held as 0.0001.
 */
public final class NumberProgram {
    private final Expression expression;
    private final Frame frame;
    private final @Nullable NumberNode node;

    private NumberProgram(Expression expression, Frame frame, @Nullable NumberNode node) {
        this.expression = expression;
        this.frame = frame;
        this.node = node;
    }

    public static NumberProgram compile(Expression expression, Frame frame) {
        return new NumberProgram(expression, frame, new NodeCompiler(frame).number(expression));
    }

    /** Whether it is the credited amount itself, so that nothing needs to be calculated. */
    public boolean isCreditAmount() {
        return node instanceof NumberNode.CreditAmount;
    }

    /** Fills {@code out} with the value of each row of the batch, with four decimals. */
    public void eval(RowBatch batch, long[] out) {
        if (node == null || !vectorised(node, batch, out)) {
            rowByRow(batch, out);
        }
    }

    private static boolean vectorised(NumberNode node, RowBatch batch, long[] out) {
        try {
            node.eval(batch, out);
            Scales.toFour(out, batch.size(), node.scale());
            return true;
        } catch (ArithmeticException _) {
            // Some step needs more than 64 bits; decimals of any length still give the exact value.
            return false;
        }
    }

    private void rowByRow(RowBatch batch, long[] out) {
        var bindings = new RowBindings(frame);
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            bindings.at(row).credit(batch.amounts()[i], batch.allocations()[i]);
            out[i] = scaled(valueOf(bindings, row), row);
        }
    }

    private BigDecimal valueOf(RowBindings bindings, int row) {
        try {
            return Evaluator.number(expression, bindings);
        } catch (CannotCalculate refused) {
            throw new RuleViolation(
                    "Transaction " + key(row) + ": " + refused.getMessage() + " See " + refused.at() + " of the plan.");
        }
    }

    private long scaled(BigDecimal value, int row) {
        try {
            return value.setScale(NumberColumn.SCALE, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException _) {
            throw new RuleViolation("Transaction " + key(row) + " gives " + value.toPlainString() + " at "
                    + expression.at() + " of the plan, which is beyond 922,337,203,685,477.5807; check its amount.");
        }
    }

    private String key(int row) {
        return frame.snapshot().transactions().key(row);
    }
}
