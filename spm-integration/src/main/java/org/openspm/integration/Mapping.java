package org.openspm.integration;

import java.util.List;
import java.util.stream.IntStream;
import org.openspm.integration.file.DateOrder;
import org.openspm.integration.file.DecimalMark;
import org.openspm.integration.file.Dialect;

/** Which column of a file goes to which field, and how the file writes its cells. */
public record Mapping(List<Column> columns, String delimiter, String decimalMark, String dateOrder) {
    /** The target of a column that is kept as an attribute or a named value. */
    public static final String KEEP = "+";

    /** The target of a column that is not imported. */
    public static final String IGNORE = "-";

    /** A column by its header, and the field it goes to, {@link #KEEP} or {@link #IGNORE}. */
    public record Column(String header, String target) {}

    public Mapping {
        columns = List.copyOf(columns);
    }

    static Mapping of(List<Column> columns, Dialect dialect) {
        return new Mapping(
                columns,
                Character.toString(dialect.delimiter()),
                dialect.decimalMark().name(),
                dialect.dateOrder().name());
    }

    Dialect dialect() {
        return new Dialect(delimiter.charAt(0), DecimalMark.valueOf(decimalMark), DateOrder.valueOf(dateOrder));
    }

    public List<String> header() {
        return columns.stream().map(Column::header).toList();
    }

    /** Index of the column that goes to the field, or -1. */
    int indexOf(String field) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).target().equals(field))
                .findFirst()
                .orElse(-1);
    }

    /** The header of the column that goes to the field; the field's own name when none does. */
    String headerOf(String field) {
        int index = indexOf(field);
        return index < 0 ? field : columns.get(index).header();
    }

    List<Integer> kept() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).target().equals(KEEP))
                .boxed()
                .toList();
    }
}
