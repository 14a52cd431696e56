package org.openspm.incentive.run.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.TableBuilder;

/** The fields of one table that plans name, as columns of a query and of the snapshot. */
final class FieldColumns {
    private static final String ATTRIBUTE = "attribute.";

    private final List<Read> reads = new ArrayList<>();
    private final Map<String, InputRows.Words> words = new HashMap<>();
    private final StringBuilder selected = new StringBuilder();

    private enum Kind {
        TEXT,
        NUMBER,
        DATE
    }

    private record Read(String name, Kind kind, int column) {}

    /**
     * Where a field that plans name comes from.
     *
     * @param column of the table; empty when the snapshot holds the field anyway
     * @param held its name in the snapshot
     */
    record Field(String column, String held) {
        static Field always() {
            return new Field("", "");
        }
    }

    /**
     * Prepares the fields.
     *
     * @param known by the names that plans use
     * @param alias the table's alias in the query
     * @param firstColumn the number of the first selected column
     */
    FieldColumns(Map<String, Unit> wanted, Map<String, Field> known, String alias, int firstColumn) {
        int column = firstColumn;
        for (var wish : wanted.entrySet()) {
            var name = wish.getKey();
            var kind = kind(wish.getValue());
            if (name.startsWith(ATTRIBUTE)) {
                selected.append(", ").append(attribute(alias, name, kind));
                reads.add(new Read(name, kind, column++));
                continue;
            }
            var field = stored(name, known);
            if (!field.column().isEmpty()) {
                selected.append(", ").append(alias).append('.').append(field.column());
                reads.add(new Read(field.held(), kind, column++));
            }
        }
    }

    /** The columns as text to put after others into a select list. */
    String selected() {
        return selected.toString();
    }

    void set(InputRows rows, TableBuilder table, int row) {
        for (var read : reads) {
            switch (read.kind()) {
                case TEXT -> {
                    var word = rows.word(read.column(), words.computeIfAbsent(read.name(), _ -> new InputRows.Words()));
                    if (word != null) {
                        table.texts(read.name()).set(row, word);
                    }
                }
                case NUMBER -> {
                    if (!rows.isNull(read.column())) {
                        table.numbers(read.name()).set(row, rows.scaled(read.column(), NumberColumn.SCALE));
                    }
                }
                case DATE -> {
                    if (!rows.isNull(read.column())) {
                        table.dates(read.name()).set(row, rows.date(read.column()));
                    }
                }
            }
        }
    }

    private static Kind kind(Unit unit) {
        return switch (unit) {
            case TEXT, BOOLEAN -> Kind.TEXT;
            case DATE -> Kind.DATE;
            case MONEY, NUMBER, PERCENT, UNSTATED -> Kind.NUMBER;
        };
    }

    private static Field stored(String name, Map<String, Field> known) {
        var field = known.get(name);
        if (field == null) {
            throw new RuleViolation("A plan names the field “" + name + "”, which is not stored; known are "
                    + known.keySet().stream().sorted().toList() + " and " + ATTRIBUTE + "….");
        }
        return field;
    }

    private static String attribute(String alias, String name, Kind kind) {
        var value =
                alias + ".attributes ->> '" + name.substring(ATTRIBUTE.length()).replace("'", "''") + "'";
        return switch (kind) {
            case TEXT -> value;
            case NUMBER -> "(" + value + ")::numeric(19,4)";
            case DATE -> "(" + value + ")::date";
        };
    }
}
