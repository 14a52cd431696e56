package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.simulation.Target.Kind;

/**
 * Rows as they are pasted from a spreadsheet or read from a CSV file, separated by tabs, semicolons or commas, the first of them
 * naming the columns. Quotas have {@code person} or {@code position}, {@code measure}, {@code period}, {@code amount}; values
 * {@code person}, {@code position} or {@code title}, {@code value}, {@code from}, {@code amount}; holders {@code territory},
 * {@code role} if it is another than holder, {@code person} or {@code position}, {@code from}; seats {@code position},
 * {@code person}, left empty where it is vacant, {@code from}; plans {@code plan} (joined) or {@code leaves} (the plan that is left),
 * {@code person}, {@code position} or {@code title}, {@code from}.
 */
public final class PastedChanges {
    private static final int ROWS_MAX = 100_000;
    private static final String HOLDER = "holder";
    private static final Set<String> SEATS = Set.of("position", "person", "from");
    private static final Set<String> COLUMNS = Set.of(
            "person",
            "position",
            "title",
            "measure",
            "value",
            "territory",
            "role",
            "period",
            "from",
            "amount",
            "plan",
            "leaves");

    private final List<String> heads;

    private PastedChanges(List<String> heads) {
        this.heads = heads;
    }

    public static List<Change> read(String text) {
        var lines = text.lines().toList();
        var filled = lines.stream().filter(line -> !line.isBlank()).count();
        if (filled < 2) {
            throw new RuleViolation("There are no rows: paste a first row that names the columns, such as"
                    + " “position, measure, period, amount”, and rows below it.");
        }
        if (filled > ROWS_MAX) {
            throw new RuleViolation(filled + " rows are too many; at most " + ROWS_MAX + " fit at once.");
        }
        var separator = separator(lines.getFirst());
        var rows = new PastedChanges(cells(lines.getFirst(), separator).stream()
                .map(head -> head.toLowerCase(Locale.ROOT))
                .toList());
        rows.refuseUnknownHeads();
        var changes = new ArrayList<Change>();
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                changes.add(rows.change(cells(lines.get(line), separator), line + 1));
            }
        }
        return changes;
    }

    private Change change(List<String> cells, int line) {
        try {
            if (heads.contains("territory")) {
                var role = cell(cells, "role");
                return Change.holder(
                        needed(cells, "territory"), role.isEmpty() ? HOLDER : role, target(cells), day(cells));
            }
            if (heads.contains("plan") && !cell(cells, "plan").isEmpty()) {
                return Change.joins(needed(cells, "plan"), target(cells), day(cells));
            }
            if (heads.contains("leaves")) {
                return Change.leaves(needed(cells, "leaves"), target(cells), day(cells));
            }
            if (SEATS.equals(Set.copyOf(heads))) {
                var person = cell(cells, "person");
                return Change.seat(needed(cells, "position"), person.isEmpty() ? null : person, day(cells));
            }
            return heads.contains("value")
                    ? Change.value(needed(cells, "value"), target(cells), day(cells), amount(cells))
                    : Change.quota(needed(cells, "measure"), target(cells), needed(cells, "period"), amount(cells));
        } catch (RuleViolation refused) {
            throw new RuleViolation("Line " + line + ": " + refused.getMessage());
        }
    }

    private void refuseUnknownHeads() {
        for (var head : heads) {
            if (!COLUMNS.contains(head)) {
                throw new RuleViolation("Column “" + head + "” is not known; the first row names columns out of "
                        + COLUMNS.stream().sorted().toList() + ".");
            }
        }
    }

    private Target target(List<String> cells) {
        for (var kind : List.of(Kind.PERSON, Kind.POSITION, Kind.TITLE)) {
            var code = cell(cells, kind.name().toLowerCase(Locale.ROOT));
            if (!code.isEmpty()) {
                return Target.of(kind, code);
            }
        }
        throw new RuleViolation("Nobody is named; fill person, position or title.");
    }

    private LocalDate day(List<String> cells) {
        var day = needed(cells, "from");
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            throw new RuleViolation("from is “" + day + "”; write the day as 2026-07-01.");
        }
    }

    private BigDecimal amount(List<String> cells) {
        var amount = needed(cells, "amount");
        try {
            return new BigDecimal(amount);
        } catch (NumberFormatException _) {
            throw new RuleViolation("amount is “" + amount + "”; write digits with a point, such as 125000 or 0.065.");
        }
    }

    private String needed(List<String> cells, String head) {
        var cell = cell(cells, head);
        if (cell.isEmpty()) {
            throw new RuleViolation(head + " is missing; give it in a column of that name.");
        }
        return cell;
    }

    private String cell(List<String> cells, String head) {
        int column = heads.indexOf(head);
        return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }

    private static char separator(String head) {
        return head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
    }

    /** A cell in double quotes may hold the separator, and a quote written twice. */
    private static List<String> cells(String line, char separator) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
