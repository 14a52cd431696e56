package org.openspm.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.integration.CellReader.Refusal;
import org.openspm.integration.file.CsvRow;

/** Reads the rows of one file into the format of its staging table, or says everything that is wrong with a row. */
final class RowReader {
    private final List<Bound> bound;
    private final List<Kept> kept;
    private final boolean extras;
    private final boolean numericExtras;
    private final CellReaders readers;
    private final int columns;
    private final CopyBuffer scratch = new CopyBuffer();

    /** A field, where its cell is, and how it is read. */
    private record Bound(Field field, int index, String header, CellReader reader) {}

    /** A column kept beside the fields under its own name. */
    private record Kept(int index, String header, String name) {}

    RowReader(KindSpec spec, Mapping mapping, CellReaders readers) {
        this.readers = readers;
        this.columns = mapping.columns().size();
        this.extras = spec.keepsExtras();
        this.numericExtras = spec.extras() == KindSpec.Extras.VALUES;
        this.bound = spec.fields().stream()
                .map(f -> new Bound(f, mapping.indexOf(f.name()), mapping.headerOf(f.name()), readers.of(f)))
                .toList();
        this.kept = mapping.kept().stream()
                .map(i -> new Kept(
                        i,
                        mapping.columns().get(i).header(),
                        name(mapping.columns().get(i).header())))
                .toList();
    }

    /** Writes the row; when problems come back the row was not written. */
    List<RowProblem> read(CsvRow row, CopyBuffer out) {
        out.startRow();
        out.plain(Long.toString(row.number()));
        out.plain(Long.toString(row.line()));
        List<RowProblem> problems = cellCount(row);
        for (var b : bound) {
            problems = readCell(b, row, out, problems);
        }
        if (extras) {
            problems = readKept(row, out, problems);
        }
        if (problems.isEmpty()) {
            out.endRow();
        } else {
            out.takeRowBack();
        }
        return problems;
    }

    private List<RowProblem> cellCount(CsvRow row) {
        int count = row.cells().size();
        boolean surplus = row.cells().stream().skip(columns).anyMatch(cell -> !cell.isBlank());
        return count < columns || surplus
                ? with(
                        List.of(),
                        new RowProblem("", Integer.toString(count), Reason.CELL_COUNT, Integer.toString(columns)))
                : List.of();
    }

    private static List<RowProblem> readCell(Bound b, CsvRow row, CopyBuffer out, List<RowProblem> problems) {
        var cell = b.index() < 0 ? "" : row.cell(b.index()).strip();
        if (cell.isEmpty()) {
            out.nothing();
            return b.field().required() ? with(problems, new RowProblem(b.header(), "", Reason.MISSING, "")) : problems;
        }
        var refusal = b.reader().read(cell, out);
        return refusal == null ? problems : with(problems, problem(b.header(), cell, refusal));
    }

    private List<RowProblem> readKept(CsvRow row, CopyBuffer out, List<RowProblem> before) {
        var problems = before;
        var json = new StringBuilder();
        for (var k : kept) {
            var cell = row.cell(k.index()).strip();
            if (cell.isEmpty()) {
                continue;
            }
            scratch.clear();
            var refusal = numericExtras ? readers.number(cell, scratch) : unprintable(cell);
            if (refusal == null) {
                append(json, k.name(), numericExtras ? String.valueOf(readers.plain(cell)) : cell);
            } else {
                problems = with(problems, problem(k.header(), cell, refusal));
            }
        }
        if (json.isEmpty()) {
            out.nothing();
        } else {
            out.text(json.append('}').toString());
        }
        return problems;
    }

    private static @Nullable Refusal unprintable(String cell) {
        return cell.indexOf('\0') >= 0 ? Refusal.of(Reason.UNPRINTABLE) : null;
    }

    private static RowProblem problem(String header, String cell, Refusal refusal) {
        return new RowProblem(header, cell, refusal.reason(), refusal.detail());
    }

    private static List<RowProblem> with(List<RowProblem> problems, RowProblem problem) {
        var all = new ArrayList<>(problems);
        all.add(problem);
        return all;
    }

    private static void append(StringBuilder json, String name, String value) {
        quoted(json.append(json.isEmpty() ? '{' : ','), name);
        quoted(json.append(':'), value);
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** The name of a kept column: Commission Pct becomes commission_pct. */
    static String name(String header) {
        var name = header.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.isEmpty() ? "column" : name;
    }
}
