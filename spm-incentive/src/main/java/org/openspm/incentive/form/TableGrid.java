package org.openspm.incentive.form;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a table of one to three dimensions as grids: one grid, or one for each place of the first of three axes.
 *
 * @param down name of the axis that goes down
 * @param across name of the axis that goes across; empty when the table has one axis
 * @param through name of the axis whose places have a grid each; empty when the table has fewer than three
 * @param heads places of the axis that goes across
 */
public record TableGrid(
        String path, String down, String across, String through, List<FormField> heads, List<Slice> slices) {

    /** A grid. @param head the place it stands for; null for the only one */
    public record Slice(@Nullable FormField head, List<Row> rows) {
        public Slice {
            rows = List.copyOf(rows);
        }
    }

    /** A place of the axis that goes down, with its cells. */
    public record Row(FormField head, List<FormField> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public TableGrid {
        heads = List.copyOf(heads);
        slices = List.copyOf(slices);
    }

    public int dimensions() {
        return across.isEmpty() ? 1 : through.isEmpty() ? 2 : 3;
    }

    /** Heads and cells; the heads that go down and across stand in several grids and are given once. */
    Stream<FormField> cells() {
        var first = slices.getFirst();
        return Stream.of(
                        heads.stream(),
                        first.rows().stream().map(Row::head),
                        slices.stream().flatMap(slice -> Stream.ofNullable(slice.head())),
                        slices.stream().flatMap(slice -> slice.rows().stream()).flatMap(row -> row.cells().stream()))
                .flatMap(fields -> fields);
    }
}
