package org.openspm.incentive.calc.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Conditions over one small domain of which at most one holds for a row, decided by one look-up: category 3 is case 1,
 * category 4 is case 2, all others are case 0.
 */
public final class Cases {
    /** No condition holds. */
    public static final int NONE = -1;

    private final @Nullable Domain domain;
    private final int[] table;

    private Cases(@Nullable Domain domain, int[] table) {
        this.domain = domain;
        this.table = table;
    }

    /** The one condition with its number, or null when no small domain decides on it. */
    public static @Nullable Cases of(TruthProgram condition, int number) {
        if (condition.isAlways()) {
            return new Cases(null, new int[] {number});
        }
        var truth = condition.table();
        if (truth == null) {
            return null;
        }
        var table = new int[truth.table().length];
        Arrays.fill(table, NONE);
        var cases = new Cases(truth.domain(), table);
        cases.join(condition, number);
        return cases;
    }

    /** Adds a condition with its number; false when another domain decides on it, or when both may hold for a row. */
    public boolean join(TruthProgram condition, int number) {
        var truth = condition.table();
        if (truth == null || domain == null || !domain.isSameAs(truth.domain())) {
            return false;
        }
        for (int value = 0; value < table.length; value++) {
            if (truth.table()[value] && table[value] != NONE) {
                return false;
            }
        }
        for (int value = 0; value < table.length; value++) {
            table[value] = truth.table()[value] ? number : table[value];
        }
        return true;
    }

    /** Fills {@code out} with the number of the condition that holds for each row, or {@link #NONE}. */
    public void eval(RowBatch batch, int[] out) {
        int size = batch.size();
        if (domain == null) {
            Arrays.fill(out, 0, size, table[0]);
            return;
        }
        domain.indexes(batch, out);
        for (int i = 0; i < size; i++) {
            out[i] = table[out[i]];
        }
    }
}
