package org.openspm.integration;

import java.util.List;

/** A row that cannot be imported as it is: its cells in the order of the file's columns, and all reasons. */
public record WrongRow(long number, long line, List<String> cells, List<RowProblem> problems) {
    public WrongRow {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /** The problems of one column; those of the row as a whole have the empty column. */
    public List<RowProblem> problemsOf(String column) {
        return problems.stream().filter(p -> p.column().equals(column)).toList();
    }
}
