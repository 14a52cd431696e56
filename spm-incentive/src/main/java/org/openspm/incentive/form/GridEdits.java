package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openspm.incentive.form.PastedCells.Fault;
import org.openspm.incentive.language.YamlLines;

/** Changes of grids: rows and cells pasted from a spreadsheet, places of a table's axes repeated and taken out. */
public final class GridEdits {
    private static final Map<String, String> HEADS = Map.of(
            "up to", "to", "until", "to", "tot", "to", "above", "from", "vanaf", "from", "rate", "value", "tarief",
            "value", "waarde", "value", "bedrag", "amount");

    private GridEdits() {}

    /** What pasting would change, or why it cannot be. */
    public record Pasted(List<PlanEdit> edits, List<Fault> faults) {
        public Pasted {
            edits = List.copyOf(edits);
            faults = List.copyOf(faults);
        }

        static Pasted fault(Fault.Kind kind, String value) {
            return new Pasted(List.of(), List.of(new Fault(kind, 1, 1, value)));
        }
    }

    /** Cells in the place of the rows of a list, or of a table; {@code path} is the list's, or the table's. */
    public static Pasted paste(PlanSource source, String path, int slice, PastedCells cells) {
        if (!cells.faults().isEmpty()) {
            return new Pasted(List.of(), cells.faults());
        }
        return path.startsWith("/tables/") && PlanPath.of(path).steps().size() == 2
                ? PastedTable.paste(source, path, slice, cells)
                : rows(source, path, cells);
    }

    // ---- rows of a list

    private static Pasted rows(PlanSource source, String path, PastedCells cells) {
        boolean bands = path.endsWith("/bands");
        boolean numbers = bands || path.endsWith("/points");
        var first = cells.rows().getFirst();
        boolean headed =
                first.stream().noneMatch(PastedCells::isNumber) && cells.rows().size() > 1;
        var columns = headed ? named(first) : List.<String>of();
        var known = known(source, path);
        if (columns.isEmpty() || !known.containsAll(columns)) {
            columns = usual(bands, known, cells.columns());
        }
        if (columns.size() < cells.columns()) {
            return Pasted.fault(Fault.Kind.TOO_MANY_COLUMNS, String.join(", ", known));
        }
        var rows = new ArrayList<List<String>>();
        var faults = new ArrayList<Fault>();
        for (int i = headed ? 1 : 0; i < cells.rows().size(); i++) {
            var row = new ArrayList<String>();
            for (int j = 0; j < columns.size(); j++) {
                var cell = cells.cell(i, j);
                boolean open = bands && isOpen(cell) && i == cells.rows().size() - 1;
                if (numbers && !cell.isEmpty() && !open && !PastedCells.isNumber(cell)) {
                    faults.add(new Fault(Fault.Kind.NOT_A_NUMBER, i + 1, j + 1, cell));
                }
                row.add(open ? "" : cell);
            }
            rows.add(row);
        }
        if (bands && columns.getFirst().equals("to")) {
            rows = upperEnds(rows);
        }
        return faults.isEmpty()
                ? new Pasted(written(source, path, columns, rows), List.of())
                : new Pasted(List.of(), faults);
    }

    private static boolean isOpen(String cell) {
        return cell.isEmpty() || !cell.matches(".*\\d.*");
    }

    /** Bands that are given by where they begin, the first at nothing, end where the next begins. */
    private static ArrayList<List<String>> upperEnds(ArrayList<List<String>> rows) {
        if (rows.size() < 2
                || !rows.getFirst().getFirst().matches("0+(\\.0+)?( %)?")
                || rows.getLast().getFirst().isEmpty()) {
            return rows;
        }
        var result = new ArrayList<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            var row = new ArrayList<>(rows.get(i));
            row.set(0, i + 1 < rows.size() ? rows.get(i + 1).getFirst() : "");
            result.add(row);
        }
        return result;
    }

    private static List<String> named(List<String> heads) {
        return heads.stream()
                .map(head -> head.toLowerCase(Locale.ROOT).strip())
                .map(head -> HEADS.getOrDefault(head, head))
                .toList();
    }

    private static List<String> known(PlanSource source, String path) {
        var columns = new ArrayList<>(Shapes.keysAt(PlanPath.of(path)));
        if (source.at(path) instanceof Piece.Items items) {
            items.items().forEach(item -> {
                if (item instanceof Piece.Group group) {
                    group.entries().stream()
                            .map(entry -> entry.key().text())
                            .filter(key -> !columns.contains(key))
                            .forEach(columns::add);
                }
            });
        }
        return columns;
    }

    private static List<String> usual(boolean bands, List<String> known, int count) {
        if (!bands) {
            return known.subList(0, Math.min(count, known.size()));
        }
        return switch (count) {
            case 1 -> List.of("value");
            case 2 -> List.of("to", "value");
            case 3 -> List.of("from", "to", "value");
            default -> List.of();
        };
    }

    /** Cell by cell where there is a row, so that what else stands in it stays. */
    private static List<PlanEdit> written(
            PlanSource source, String path, List<String> columns, List<List<String>> rows) {
        var edits = new ArrayList<PlanEdit>();
        int present =
                source.at(path) instanceof Piece.Items items ? items.items().size() : 0;
        for (int i = 0; i < Math.min(present, rows.size()); i++) {
            for (int j = 0; j < columns.size(); j++) {
                var at = PlanPath.under(PlanPath.under(path, i), columns.get(j));
                if (!rows.get(i).get(j).isEmpty()) {
                    edits.add(new PlanEdit.Put(at, rows.get(i).get(j)));
                } else if (source.at(at) != null) {
                    edits.add(new PlanEdit.Remove(at));
                }
            }
        }
        for (int i = present - 1; i >= rows.size(); i--) {
            edits.add(new PlanEdit.Remove(PlanPath.under(path, i)));
        }
        for (int i = present; i < rows.size(); i++) {
            edits.add(new PlanEdit.Append(path, row(columns, rows.get(i))));
        }
        return edits;
    }

    private static String row(List<String> columns, List<String> cells) {
        return IntStream.range(0, columns.size())
                .filter(j -> !cells.get(j).isEmpty())
                .mapToObj(j -> columns.get(j) + ": " + YamlLines.quoted(cells.get(j), true))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    // ---- places of a table

    /** Repeats a place of an axis with all its cells; the new place has the same name until it is given another. */
    public static List<PlanEdit> repeatPlace(PlanSource source, String table, int axis, int place) {
        return atPlace(source, table, axis, place, true);
    }

    public static List<PlanEdit> removePlace(PlanSource source, String table, int axis, int place) {
        return atPlace(source, table, axis, place, false);
    }

    private static List<PlanEdit> atPlace(PlanSource source, String table, int axis, int place, boolean repeat) {
        var axes = TableReader.axes(source, table);
        if (axis < 0 || axis >= axes.size()) {
            return List.of();
        }
        var paths = new ArrayList<String>(List.of(axes.get(axis).path() + "/" + place));
        cells(axes, axis, 0, table + "/cells", place, paths);
        return paths.stream()
                .<PlanEdit>map(path -> repeat ? new PlanEdit.Copy(path) : new PlanEdit.Remove(path))
                .toList();
    }

    private static void cells(
            List<TableReader.Axis> axes, int axis, int depth, String path, int place, List<String> into) {
        if (depth == axis) {
            into.add(path + "/" + place);
            return;
        }
        for (int i = 0; i < axes.get(depth).places().size(); i++) {
            cells(axes, axis, depth + 1, path + "/" + i, place, into);
        }
    }
}
