package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a spreadsheet as they came from the clipboard, with numbers as plans write them: {@code € 1.250,50} becomes
 * {@code 1250.50} and {@code 5,5%} becomes {@code 5.5 %}. Whether a comma or a point is the decimal sign is decided for all
 * cells together.
 *
 * @param faults cells that look like numbers and cannot be read as one
 */
public record PastedCells(List<List<String>> rows, List<Fault> faults) {
    private static final Pattern DECORATION =
            Pattern.compile("[\\p{Sc}'’\\s\\u00a0\\u202f]|(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])");
    private static final Pattern NUMBER = Pattern.compile("[-+−]?[0-9]+(?:[.,][0-9]+)*");
    private static final int CELLS_MAX = 20_000;

    /** Which sign stands before the decimals. */
    public enum DecimalSign {
        FOUND_OUT,
        COMMA,
        POINT
    }

    /** A cell that cannot be used. @param row and column count from 1 */
    public record Fault(Kind kind, int row, int column, String value) {

        /** What is wrong with a cell, or with all of them together. */
        public enum Kind {
            NOT_A_NUMBER,
            COMMA_OR_POINT,
            TOO_MANY_CELLS,
            TOO_MANY_COLUMNS,
            WRONG_SIZE,
            NOTHING
        }
    }

    public PastedCells {
        rows = rows.stream().map(List::copyOf).toList();
        faults = List.copyOf(faults);
    }

    public static PastedCells of(String pasted, DecimalSign stated) {
        var raw = cells(pasted);
        if (raw.stream().mapToInt(List::size).sum() > CELLS_MAX) {
            return new PastedCells(List.of(), List.of(new Fault(Fault.Kind.TOO_MANY_CELLS, 1, 1, "")));
        }
        if (raw.isEmpty()) {
            return new PastedCells(List.of(), List.of(new Fault(Fault.Kind.NOTHING, 1, 1, "")));
        }
        var sign = stated == DecimalSign.FOUND_OUT ? signOf(raw) : stated == DecimalSign.COMMA ? ',' : '.';
        var rows = new ArrayList<List<String>>();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < raw.size(); i++) {
            var row = new ArrayList<String>();
            for (int j = 0; j < raw.get(i).size(); j++) {
                var cell = raw.get(i).get(j);
                var read = read(cell, sign);
                if (read == null) {
                    faults.add(new Fault(Fault.Kind.COMMA_OR_POINT, i + 1, j + 1, cell));
                }
                row.add(read == null ? cell : read);
            }
            rows.add(row);
        }
        return new PastedCells(rows, faults);
    }

    int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    String cell(int row, int column) {
        var cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : "";
    }

    /** Whether a cell is a number, a percentage or a multiplier, as plans write them. */
    static boolean isNumber(String cell) {
        return cell.matches("(x )?-?\\d+(\\.\\d+)?( %)?");
    }

    // ---- cutting into cells

    private static List<List<String>> cells(String pasted) {
        var lines = pasted.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        char between = lines.indexOf('\t') >= 0 ? '\t' : lines.indexOf(';') >= 0 ? ';' : ',';
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (quoted && c == '"' && i + 1 < lines.length() && lines.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && (c == between || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        row.add(cell.toString().strip());
        rows.add(row);
        rows.removeIf(each -> each.stream().allMatch(String::isEmpty));
        return rows;
    }

    // ---- numbers

    /** The digits with their signs, when a cell is nothing but a number. */
    private static @Nullable Figure figure(String cell) {
        var text = cell.strip();
        boolean factor = text.matches("(?i)[x×]\\s*[-+0-9].*") || text.matches("(?i).*[0-9]\\s*[x×]");
        var bare = text.replaceAll("(?i)^[x×]|[x×]$", "");
        boolean negative = bare.matches("\\(.*\\)");
        boolean percent = bare.contains("%");
        var digits = DECORATION.matcher(bare.replaceAll("[()%]", "")).replaceAll("");
        if (!NUMBER.matcher(digits).matches()) {
            return null;
        }
        negative = negative || digits.startsWith("-") || digits.startsWith("−");
        return new Figure(digits.replaceAll("^[-+−]", ""), negative, percent, factor);
    }

    /** @param factor written as a multiple, such as 1.5x */
    private record Figure(String digits, boolean negative, boolean percent, boolean factor) {}

    /** As plans write it; other text as it is; null when it may be two numbers. */
    private static @Nullable String read(String cell, char sign) {
        var figure = figure(cell);
        if (figure == null) {
            return cell;
        }
        var digits = figure.digits();
        if (sign == 0 && own(digits) == 0 && digits.matches(".*[.,].*")) {
            return null;
        }
        char decimal = sign == 0 ? own(digits) : sign;
        char thousands = decimal == ',' ? '.' : ',';
        if (digits.indexOf(thousands) >= 0
                && !digits.matches("\\d{1,3}(\\" + thousands + "\\d{3})+(\\" + decimal + "\\d+)?")) {
            return null;
        }
        var plain = digits.replace(String.valueOf(thousands), "").replace(decimal, '.');
        if (plain.indexOf('.') != plain.lastIndexOf('.')) {
            return null;
        }
        return (figure.factor() ? "x " : "") + (figure.negative() ? "-" : "") + plain + (figure.percent() ? " %" : "");
    }

    /** The decimal sign that all cells together give away; 0 when none does. */
    private static char signOf(List<List<String>> rows) {
        char found = 0;
        for (var row : rows) {
            for (var cell : row) {
                var figure = figure(cell);
                char own = figure == null ? 0 : own(figure.digits());
                if (own != 0 && found != 0 && own != found) {
                    return 0;
                }
                found = own == 0 ? found : own;
            }
        }
        return found;
    }

    /** The decimal sign that a number gives away: both signs, one sign twice, or not three digits behind it. */
    private static char own(String digits) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        int last = Math.max(comma, point);
        if (last < 0) {
            return 0;
        }
        char sign = digits.charAt(last);
        char other = sign == ',' ? '.' : ',';
        if (digits.indexOf(sign) < last) {
            return other;
        }
        boolean three = digits.length() - last == 4;
        return three && !digits.startsWith("0") && last <= 3 ? 0 : sign;
    }
}
