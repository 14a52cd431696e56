package org.openspm.incentive.run.snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.input.Transactions;

/** Finds the row of a transaction by its number in the store. */
final class RowsById {
    static final int NONE = -1;

    /** Rows of the first reading in the order of their numbers; those that came later are few. */
    private final int[] byId;

    private final Transactions first;
    private final Map<Long, Integer> later = new HashMap<>();

    RowsById(Transactions first) {
        this.first = first;
        boolean ascending = IntStream.range(1, first.rows()).allMatch(row -> first.id(row - 1) < first.id(row));
        this.byId = ascending
                ? new int[0]
                : IntStream.range(0, first.rows())
                        .boxed()
                        .sorted((one, other) -> Long.compare(first.id(one), first.id(other)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** The row, removed or not, or {@link #NONE}. */
    int row(long id) {
        var known = later.get(id);
        if (known != null) {
            return known;
        }
        int low = 0;
        int high = first.rows() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int row = byId.length == 0 ? middle : byId[middle];
            int order = Long.compare(first.id(row), id);
            if (order == 0) {
                return row;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return NONE;
    }

    /** Takes in rows that were put behind so many others; a number that comes again is found at its newest row. */
    void add(Transactions added, int before) {
        for (int row = 0; row < added.rows(); row++) {
            later.put(added.id(row), before + row);
        }
    }
}
