package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.form.FormField.Kind;

/** Lays the cells of a table out by its axes. */
final class TableReader {
    static final List<String> PLACES = List.of("from", "to", "at", "of");
    private static final int DIMENSIONS_MAX = 3;

    private TableReader() {}

    /** An axis with its places. @param path of the list of places */
    record Axis(String name, String path, List<String> places) {}

    /** Null when the axes cannot be read, or the cells are not as many as they ask for. */
    static @Nullable TableGrid grid(PlanSource source, String path) {
        var axes = axes(source, path);
        var cells = source.at(path + "/cells");
        if (axes.isEmpty() || axes.size() > DIMENSIONS_MAX || cells == null || !fits(cells, axes, 0)) {
            return null;
        }
        var down = axes.get(axes.size() == DIMENSIONS_MAX ? 1 : 0);
        var across = axes.size() == 1 ? null : axes.getLast();
        var through = axes.size() == DIMENSIONS_MAX ? axes.getFirst() : null;
        var slices = new ArrayList<TableGrid.Slice>();
        if (through == null) {
            slices.add(new TableGrid.Slice(null, rows(source, path + "/cells", down, across)));
        } else {
            var heads = heads(through);
            for (int i = 0; i < heads.size(); i++) {
                slices.add(new TableGrid.Slice(heads.get(i), rows(source, path + "/cells/" + i, down, across)));
            }
        }
        return new TableGrid(
                path,
                down.name(),
                across == null ? "" : across.name(),
                through == null ? "" : through.name(),
                across == null ? List.of() : heads(across),
                slices);
    }

    /** In the order of the text; empty when one of them has no list of places. */
    static List<Axis> axes(PlanSource source, String path) {
        if (!(source.at(path + "/by") instanceof Piece.Items by)) {
            return List.of();
        }
        var axes = new ArrayList<Axis>();
        for (int i = 0; i < by.items().size(); i++) {
            var at = path + "/by/" + i;
            var found = by.items().get(i) instanceof Piece.Group group ? axis(group, at) : null;
            if (found == null) {
                return List.of();
            }
            axes.add(found);
        }
        return axes;
    }

    private static @Nullable Axis axis(Piece.Group group, String path) {
        var name = group.value("axis");
        for (var key : PLACES) {
            if (group.value(key) instanceof Piece.Items places
                    && !places.items().isEmpty()
                    && places.items().stream().allMatch(Piece.Word.class::isInstance)) {
                return new Axis(
                        name instanceof Piece.Word word ? word.text() : "",
                        path + "/" + key,
                        places.items().stream()
                                .map(place -> ((Piece.Word) place).text())
                                .toList());
            }
        }
        return null;
    }

    private static boolean fits(Piece cells, List<Axis> axes, int depth) {
        if (depth == axes.size()) {
            return cells instanceof Piece.Word;
        }
        return cells instanceof Piece.Items items
                && items.items().size() == axes.get(depth).places().size()
                && items.items().stream().allMatch(item -> fits(item, axes, depth + 1));
    }

    private static List<FormField> heads(Axis axis) {
        return IntStream.range(0, axis.places().size())
                .mapToObj(i -> word(axis.path() + "/" + i, axis.places().get(i)))
                .toList();
    }

    private static List<TableGrid.Row> rows(PlanSource source, String path, Axis down, @Nullable Axis across) {
        var heads = heads(down);
        var rows = new ArrayList<TableGrid.Row>();
        for (int i = 0; i < heads.size(); i++) {
            var at = path + "/" + i;
            var cells = across == null
                    ? List.of(cell(source, at))
                    : IntStream.range(0, across.places().size())
                            .mapToObj(j -> cell(source, at + "/" + j))
                            .toList();
            rows.add(new TableGrid.Row(heads.get(i), cells));
        }
        return rows;
    }

    private static FormField cell(PlanSource source, String path) {
        return word(path, source.at(path) instanceof Piece.Word found ? found.text() : "");
    }

    private static FormField word(String path, String value) {
        var key = PlanPath.of(path).last();
        return new FormField(path, key, Kind.LINE, value, List.of(), "", true, true, List.of());
    }
}
