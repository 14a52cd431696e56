package org.openspm.incentive.calc.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;

/** A condition over batches; without an expression it holds for every row. */
public final class TruthProgram {
    private final @Nullable Expression expression;
    private final Frame frame;
    private final @Nullable TruthNode node;

    private TruthProgram(@Nullable Expression expression, Frame frame, @Nullable TruthNode node) {
        this.expression = expression;
        this.frame = frame;
        this.node = node;
    }

    public static TruthProgram compile(@Nullable Expression expression, Frame frame) {
        return new TruthProgram(
                expression, frame, expression == null ? null : new NodeCompiler(frame).truth(expression));
    }

    public boolean isAlways() {
        return expression == null;
    }

    /** What it looks up, when one small domain decides on it. */
    TruthNode.@Nullable ByTable table() {
        return node instanceof TruthNode.ByTable table ? table : null;
    }

    /** Fills {@code out} with the truth of each row of the batch. */
    public void eval(RowBatch batch, boolean[] out) {
        if (expression == null) {
            Arrays.fill(out, 0, batch.size(), true);
        } else if (node == null || !vectorised(node, batch, out)) {
            rowByRow(expression, batch, out);
        }
    }

    private static boolean vectorised(TruthNode node, RowBatch batch, boolean[] out) {
        try {
            node.eval(batch, out);
            return true;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private void rowByRow(Expression condition, RowBatch batch, boolean[] out) {
        var bindings = new RowBindings(frame);
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            try {
                out[i] =
                        Evaluator.truth(condition, bindings.at(row).credit(batch.amounts()[i], batch.allocations()[i]));
            } catch (CannotCalculate refused) {
                throw new RuleViolation(
                        "Transaction " + frame.snapshot().transactions().key(row) + ": " + refused.getMessage()
                                + " See " + refused.at() + " of the plan.");
            }
        }
    }
}
