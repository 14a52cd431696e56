package org.openspm.incentive.calc.vector;

import java.util.Arrays;
import java.util.List;
import org.openspm.incentive.calc.input.NumberColumn;

/** A step of a numeric program: scaled longs with a fixed number of decimals; an overflow throws. */
sealed interface NumberNode {

    /** Decimals of the values. */
    int scale();

    void eval(RowBatch batch, long[] out);

    record Constant(long value, int scale) implements NumberNode {
        @Override
        public void eval(RowBatch batch, long[] out) {
            Arrays.fill(out, 0, batch.size(), value);
        }
    }

    record Field(NumberColumn column) implements NumberNode {
        @Override
        public int scale() {
            return NumberColumn.SCALE;
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            batch.read(column, out);
        }
    }

    record CreditAmount() implements NumberNode {
        @Override
        public int scale() {
            return NumberColumn.SCALE;
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            System.arraycopy(batch.amounts(), 0, out, 0, batch.size());
        }
    }

    /** Looked up by the value of a small domain: a rate by product category. */
    record ByTable(Domain domain, long[] table, int scale) implements NumberNode {
        @Override
        public void eval(RowBatch batch, long[] out) {
            var indexes = batch.takeInts();
            domain.indexes(batch, indexes);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = table[indexes[i]];
            }
            batch.give(indexes);
        }
    }

    record Negated(NumberNode operand) implements NumberNode {
        @Override
        public int scale() {
            return operand.scale();
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            operand.eval(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = Math.negateExact(out[i]);
            }
        }
    }

    record Absolute(NumberNode operand) implements NumberNode {
        @Override
        public int scale() {
            return operand.scale();
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            operand.eval(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = Math.absExact(out[i]);
            }
        }
    }

    record Product(NumberNode left, NumberNode right) implements NumberNode {
        @Override
        public int scale() {
            return left.scale() + right.scale();
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            left.eval(batch, out);
            var other = batch.takeLongs();
            right.eval(batch, other);
            for (int i = 0; i < batch.size(); i++) {
                out[i] = Math.multiplyExact(out[i], other[i]);
            }
            batch.give(other);
        }
    }

    /** Sum, difference, least or greatest of values brought to the same decimals. */
    record Folded(Fold fold, List<NumberNode> operands, int scale) implements NumberNode {

        enum Fold {
            SUM,
            DIFFERENCE,
            LEAST,
            GREATEST
        }

        @Override
        public void eval(RowBatch batch, long[] out) {
            aligned(operands.getFirst(), batch, out);
            var other = batch.takeLongs();
            for (var operand : operands.subList(1, operands.size())) {
                aligned(operand, batch, other);
                fold(out, other, batch.size());
            }
            batch.give(other);
        }

        private void aligned(NumberNode operand, RowBatch batch, long[] out) {
            operand.eval(batch, out);
            Scales.widen(out, batch.size(), Scales.power(scale - operand.scale()));
        }

        private void fold(long[] out, long[] other, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = switch (fold) {
                    case SUM -> Math.addExact(out[i], other[i]);
                    case DIFFERENCE -> Math.subtractExact(out[i], other[i]);
                    case LEAST -> Math.min(out[i], other[i]);
                    case GREATEST -> Math.max(out[i], other[i]);
                };
            }
        }
    }

    record Chosen(TruthNode condition, NumberNode then, NumberNode otherwise, int scale) implements NumberNode {
        @Override
        public void eval(RowBatch batch, long[] out) {
            var mask = batch.takeMask();
            var other = batch.takeLongs();
            condition.eval(batch, mask);
            then.eval(batch, out);
            Scales.widen(out, batch.size(), Scales.power(scale - then.scale()));
            otherwise.eval(batch, other);
            Scales.widen(other, batch.size(), Scales.power(scale - otherwise.scale()));
            for (int i = 0; i < batch.size(); i++) {
                out[i] = mask[i] ? out[i] : other[i];
            }
            batch.give(other);
            batch.give(mask);
        }
    }
}
