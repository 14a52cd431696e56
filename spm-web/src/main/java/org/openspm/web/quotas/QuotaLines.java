package org.openspm.web.quotas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.quota.QuotaGrid;

/**
 * The part of a grid that a page shows: two levels below a seat, or the seats found by a search.
 *
 * @param above the seats between the top and the seat opened, highest first
 * @param total what the lines shown belong to, null when a search picked them
 */
record QuotaLines(List<QuotaGrid.Row> above, List<Line> lines, QuotaGrid.@Nullable Sum total) {
    private static final int LEVELS = 2;

    QuotaLines {
        above = List.copyOf(above);
        lines = List.copyOf(lines);
    }

    /** A seat in the list, how far it stands in, and whether more hangs below it than is shown. */
    public record Line(QuotaGrid.Row row, int depth, boolean opens) {}

    static QuotaLines of(QuotaGrid grid, @Nullable UUID seat, String search) {
        if (!search.isBlank()) {
            var wanted = search.strip().toLowerCase(Locale.ROOT);
            return new QuotaLines(
                    List.of(),
                    grid.rows().stream()
                            .filter(QuotaGrid.Row::concerned)
                            .filter(row -> named(row).contains(wanted))
                            .map(row -> new Line(row, 0, false))
                            .toList(),
                    null);
        }
        return seat == null ? below(grid, 0, grid.total(), List.of()) : opened(grid, seat);
    }

    private static QuotaLines opened(QuotaGrid grid, UUID seat) {
        var start = 0;
        while (start < grid.rows().size() && !grid.rows().get(start).seatId().equals(seat)) {
            start++;
        }
        if (start == grid.rows().size()) {
            throw new NotFound("There is no such seat in this period, or not for you.");
        }
        var total = grid.rows().get(start).total();
        return below(
                grid,
                start,
                new QuotaGrid.Sum(total.quota(), total.value(), total.seats()),
                above(grid, grid.rows().get(start)));
    }

    /** From the row at {@code start} on: that one and what hangs below, or from the first row on everything at the top. */
    private static QuotaLines below(QuotaGrid grid, int start, QuotaGrid.Sum total, List<QuotaGrid.Row> above) {
        var lines = new ArrayList<Line>();
        var rows = grid.rows();
        var top = rows.isEmpty() ? 0 : rows.get(start).depth();
        for (var i = start; i < rows.size(); i++) {
            var row = rows.get(i);
            if (i > start && !above.isEmpty() && row.depth() <= top) {
                break;
            }
            if (row.concerned() && row.depth() - top <= LEVELS) {
                lines.add(new Line(row, row.depth() - top, row.depth() - top == LEVELS && row.reports() > 0));
            }
        }
        return new QuotaLines(above, lines, total);
    }

    private static List<QuotaGrid.Row> above(QuotaGrid grid, QuotaGrid.Row row) {
        Map<Integer, QuotaGrid.Row> byKey = new HashMap<>();
        grid.rows().forEach(one -> byKey.put(one.seatKey(), one));
        var path = new LinkedList<QuotaGrid.Row>();
        for (var next = byKey.get(row.parentKey()); next != null; next = byKey.get(next.parentKey())) {
            path.addFirst(next);
        }
        return path;
    }

    private static String named(QuotaGrid.Row row) {
        return (row.seatName() + " " + row.title() + " " + row.personName()).toLowerCase(Locale.ROOT);
    }
}
