package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openspm.incentive.form.GridEdits.Pasted;
import org.openspm.incentive.form.PastedCells.Fault;

/** Cells from a spreadsheet in the place of a table's: with or without the places of its axes around them. */
final class PastedTable {
    private final PlanSource source;
    private final String table;
    private final PastedCells cells;
    private final List<TableReader.Axis> axes;
    private final boolean headed;
    private final int down;
    private final List<Fault> faults = new ArrayList<>();

    private PastedTable(PlanSource source, String table, PastedCells cells, List<TableReader.Axis> axes) {
        this.source = source;
        this.table = table;
        this.cells = cells;
        this.axes = axes;
        this.down = axes.size() == 3 ? 1 : 0;
        this.headed = cells.rows().size() != rows() || cells.columns() != columns();
    }

    static Pasted paste(PlanSource source, String table, int slice, PastedCells cells) {
        var axes = TableReader.axes(source, table);
        if (axes.isEmpty() || axes.size() > 3) {
            return Pasted.fault(Fault.Kind.WRONG_SIZE, "");
        }
        return new PastedTable(source, table, cells, axes).pasted(slice);
    }

    private int rows() {
        return axes.get(down).places().size();
    }

    private int columns() {
        return axes.size() == 1 ? 1 : axes.getLast().places().size();
    }

    /** How many rows and columns there are around the cells. */
    private int above() {
        return headed && axes.size() > 1 ? 1 : 0;
    }

    private int beside() {
        return headed ? 1 : 0;
    }

    private Pasted pasted(int slice) {
        int height = cells.rows().size() - above();
        int width = cells.columns() - beside();
        boolean same = height == rows() && width == columns();
        if (height < 1 || width < 1 || (axes.size() == 1 && width > 1) || (axes.size() == 3 && !same)) {
            return Pasted.fault(Fault.Kind.WRONG_SIZE, rows() + " × " + columns());
        }
        var edits = new ArrayList<PlanEdit>();
        if (headed) {
            heads(axes.get(down), height, true, edits);
            if (axes.size() > 1) {
                heads(axes.getLast(), width, false, edits);
            }
        }
        if (same) {
            edits.addAll(filled(slice, height, width));
        } else {
            edits.add(new PlanEdit.Write(table + "/cells", written(height, width)));
        }
        return faults.isEmpty() ? new Pasted(edits, List.of()) : new Pasted(List.of(), faults);
    }

    private void heads(TableReader.Axis axis, int count, boolean isDown, List<PlanEdit> edits) {
        var places = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int row = isDown ? i + above() : 0;
            int column = isDown ? 0 : i + 1;
            var cell = cells.cell(row, column);
            boolean words = axis.path().endsWith("/of");
            if (cell.isEmpty() || (!words && !PastedCells.isNumber(cell))) {
                faults.add(new Fault(Fault.Kind.NOT_A_NUMBER, row + 1, column + 1, cell));
            }
            places.add(cell);
        }
        if (count == axis.places().size()) {
            for (int i = 0; i < count; i++) {
                edits.add(new PlanEdit.Put(axis.path() + "/" + i, places.get(i)));
            }
        } else {
            edits.add(new PlanEdit.Write(axis.path(), FormReader.list(places)));
        }
    }

    private List<PlanEdit> filled(int slice, int height, int width) {
        var edits = new ArrayList<PlanEdit>();
        var base = table + "/cells" + (axes.size() == 3 ? "/" + slice : "");
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                edits.add(new PlanEdit.Put(base + "/" + i + (axes.size() == 1 ? "" : "/" + j), number(i, j)));
            }
        }
        return edits;
    }

    private String written(int height, int width) {
        return IntStream.range(0, height)
                .mapToObj(i -> axes.size() == 1
                        ? "- " + FormReader.list(List.of(number(i, 0))).replaceAll("^\\[|]$", "")
                        : "- "
                                + FormReader.list(IntStream.range(0, width)
                                        .mapToObj(j -> number(i, j))
                                        .toList()))
                .collect(Collectors.joining("\n"));
    }

    private String number(int row, int column) {
        var cell = cells.cell(row + above(), column + beside());
        if (!PastedCells.isNumber(cell)) {
            faults.add(new Fault(Fault.Kind.NOT_A_NUMBER, row + above() + 1, column + beside() + 1, cell));
        }
        return cell;
    }
}
