package org.openspm.incentive.calc.input;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Collects rows field by field; a field that was never set costs nothing. */
public final class TableBuilder {
    private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
    private int rows;

    /** Starts the next row and returns its number. */
    public int add() {
        return rows++;
    }

    public int rows() {
        return rows;
    }

    public ColumnBuilder.Numbers numbers(String name) {
        return column(name, ColumnBuilder.Numbers.class, ColumnBuilder.Numbers::new);
    }

    public ColumnBuilder.Texts texts(String name) {
        return column(name, ColumnBuilder.Texts.class, ColumnBuilder.Texts::new);
    }

    public ColumnBuilder.Dates dates(String name) {
        return column(name, ColumnBuilder.Dates.class, ColumnBuilder.Dates::new);
    }

    public ColumnBuilder.Links links(String name) {
        return column(name, ColumnBuilder.Links.class, ColumnBuilder.Links::new);
    }

    public ColumnBuilder.Keys keys(String name) {
        return column(name, ColumnBuilder.Keys.class, ColumnBuilder.Keys::new);
    }

    public Table build() {
        var built = new HashMap<String, Column>();
        for (var name : columns.keySet().toArray(new String[0])) {
            // Removed before it is built, so that the wide and the narrow form of one column only are held at once.
            var column = columns.remove(name);
            if (column != null && column.used()) {
                built.put(name, column.build(rows));
            }
        }
        return new Table(rows, built);
    }

    private <T extends ColumnBuilder> T column(String name, Class<T> type, Supplier<T> fresh) {
        var column = columns.computeIfAbsent(name, _ -> fresh.get());
        if (!type.isInstance(column)) {
            throw new IllegalArgumentException("Field " + name + " is already held as "
                    + column.getClass().getSimpleName() + ", not as " + type.getSimpleName());
        }
        return type.cast(column);
    }
}
