package org.openspm.integration;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The wrong rows of a batch as a file with their line and reasons; corrected, it can be sent as it is. */
@Service
public class WrongRowFile {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final BatchTable batches;
    private final WrongRowTable wrongRows;

    WrongRowFile(BatchTable batches, WrongRowTable wrongRows) {
        this.batches = batches;
        this.wrongRows = wrongRows;
    }

    /** Writes CSV with the delimiter of the file; never more than a thousand rows are held. */
    public void write(UUID id, OutputStream out) throws IOException {
        var mapping = batches.get(id).mapping();
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var csv = CsvWriter.builder()
                .fieldSeparator(mapping.delimiter().charAt(0))
                .build(text);
        csv.writeRecord(
                Stream.concat(mapping.header().stream(), Stream.of(Recognition.LINE_COLUMN, Recognition.REASON_COLUMN))
                        .toList());
        wrongRows.each(id, row -> csv.writeRecord(record(row, mapping.columns().size())));
        csv.flush();
    }

    private static List<String> record(WrongRow row, int columns) {
        var record = new ArrayList<String>();
        row.cells().stream().limit(columns).map(WrongRowFile::harmless).forEach(record::add);
        record.add(Long.toString(row.line()));
        record.add(row.problems().stream()
                .map(p -> (p.column().isEmpty() ? "" : p.column() + ": ") + p.sentence() + " " + p.remedy())
                .collect(Collectors.joining(" | ")));
        return record;
    }

    /** Text that a spreadsheet would run as a formula; a plain negative number is none. */
    private static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("[-+][\\d.,]+") ? "'" + cell : cell;
    }
}
