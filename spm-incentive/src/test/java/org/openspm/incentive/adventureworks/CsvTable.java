package org.openspm.incentive.adventureworks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.openspm.domain.shared.DateRange;

/** The rows of a comma-separated file, plain or gzipped, by column name. */
final class CsvTable {
    private CsvTable() {}

    /** One row; an empty cell is the empty text. */
    record Row(Map<String, Integer> columns, List<String> cells) {
        String text(String column) {
            return cells.get(columns.get(column));
        }

        boolean has(String column) {
            return !text(column).isEmpty();
        }

        BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        /** Both days inside; an empty end is open. */
        DateRange valid() {
            return DateRange.inclusive(date("effective_start"), has("effective_end") ? date("effective_end") : null);
        }
    }

    static List<Row> read(Path folder, String name) {
        var plain = folder.resolve(name);
        var file = Files.exists(plain) ? plain : folder.resolve(name + ".gz");
        try (var in = Files.newInputStream(file);
                var reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            var columns = new HashMap<String, Integer>();
            for (var column : cells(reader.readLine())) {
                columns.put(column, columns.size());
            }
            return reader.lines().map(line -> new Row(columns, cells(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
