package org.openspm.incentive.calc.vector;

import java.util.List;
import org.openspm.incentive.calc.expression.Expression.Relation;

/** A step of a condition over a batch: one truth a row. */
sealed interface TruthNode {

    void eval(RowBatch batch, boolean[] out);

    /** Looked up by the value of a small domain: channel is "reseller", category of the product is "Bikes". */
    record ByTable(Domain domain, boolean[] table) implements TruthNode {
        @Override
        public void eval(RowBatch batch, boolean[] out) {
            var indexes = batch.takeInts();
            domain.indexes(batch, indexes);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = table[indexes[i]];
            }
            batch.give(indexes);
        }
    }

    record Compared(Relation relation, NumberNode left, NumberNode right, int scale) implements TruthNode {
        @Override
        public void eval(RowBatch batch, boolean[] out) {
            var first = batch.takeLongs();
            var second = batch.takeLongs();
            left.eval(batch, first);
            Scales.widen(first, batch.size(), Scales.power(scale - left.scale()));
            right.eval(batch, second);
            Scales.widen(second, batch.size(), Scales.power(scale - right.scale()));
            for (int i = 0; i < batch.size(); i++) {
                out[i] = relation.holds(Long.compare(first[i], second[i]));
            }
            batch.give(first);
            batch.give(second);
        }
    }

    /** All of them, or with {@code any} at least one. */
    record Combined(List<TruthNode> operands, boolean any) implements TruthNode {
        @Override
        public void eval(RowBatch batch, boolean[] out) {
            operands.getFirst().eval(batch, out);
            var other = batch.takeMask();
            for (var operand : operands.subList(1, operands.size())) {
                operand.eval(batch, other);
                for (int i = 0; i < batch.size(); i++) {
                    out[i] = any ? out[i] | other[i] : out[i] & other[i];
                }
            }
            batch.give(other);
        }
    }

    record Inverted(TruthNode operand) implements TruthNode {
        @Override
        public void eval(RowBatch batch, boolean[] out) {
            operand.eval(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = !out[i];
            }
        }
    }
}
