package org.openspm.incentive.calc.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows held as named columns; a field that no row has is not held at all. */
public final class Table {
    private final int rows;
    private final Map<String, Column> columns;

    Table(int rows, Map<String, Column> columns) {
        this.rows = rows;
        this.columns = Map.copyOf(columns);
    }

    public int rows() {
        return rows;
    }

    /** These rows with those of another table behind; this table stays as it is. */
    Table with(Table more) {
        var joined = new HashMap<String, Column>();
        var names = new HashSet<>(columns.keySet());
        names.addAll(more.columns.keySet());
        for (var name : names) {
            var own = columns.get(name);
            var added = more.columns.get(name);
            if (own != null) {
                joined.put(name, own.with(added == null ? own.missing(more.rows) : added));
            } else if (added != null) {
                joined.put(name, added.missing(rows).with(added));
            }
        }
        return new Table(rows + more.rows, joined);
    }

    public @Nullable Column column(String name) {
        return columns.get(name);
    }

    public Map<String, Column> columns() {
        return columns;
    }

    public @Nullable NumberColumn numbers(String name) {
        return columns.get(name) instanceof NumberColumn numbers ? numbers : null;
    }

    public @Nullable TextColumn texts(String name) {
        return columns.get(name) instanceof TextColumn texts ? texts : null;
    }

    public @Nullable DateColumn dates(String name) {
        return columns.get(name) instanceof DateColumn dates ? dates : null;
    }

    public @Nullable LinkColumn links(String name) {
        return columns.get(name) instanceof LinkColumn links ? links : null;
    }

    /** The row with this word in a column of keys, or {@link LinkColumn#NONE}. */
    public int row(String name, String key) {
        var keys = keys(name);
        if (keys != null) {
            for (int row = 0; row < rows(); row++) {
                if (keys.get(row).equals(key)) {
                    return row;
                }
            }
        }
        return LinkColumn.NONE;
    }

    public @Nullable KeyColumn keys(String name) {
        return columns.get(name) instanceof KeyColumn keys ? keys : null;
    }

    /** The text of a row's field as a person reads it, whichever kind of column holds it; null when it has none. */
    public @Nullable String text(String name, int row) {
        return switch (columns.get(name)) {
            case TextColumn texts -> texts.get(row);
            case KeyColumn keys -> keys.get(row).isEmpty() ? null : keys.get(row);
            case NumberColumn numbers ->
                numbers.get(row) instanceof java.math.BigDecimal value
                        ? value.stripTrailingZeros().toPlainString()
                        : null;
            case DateColumn dates -> dates.get(row) instanceof java.time.LocalDate day ? day.toString() : null;
            case LinkColumn links -> links.get(row) == LinkColumn.NONE ? null : Integer.toString(links.get(row));
            case null -> null;
        };
    }
}
