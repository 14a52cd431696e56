package org.openspm.integration.file;

import java.util.List;

/** One record of a file: its place among the data rows (from 1), the line it begins on, and its cells. */
public record CsvRow(long number, long line, List<String> cells) {
    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
