package org.openspm.web.acceptance;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.openspm.domain.testing.SharedData;

/** A file of expected results, row by row, under a key of some of its columns. */
final class ExpectedRows {
    private ExpectedRows() {}

    static Map<String, Map<String, String>> of(String file, String... keys) {
        var path = SharedData.folder("adventureworks-spm").resolve("expected").resolve(file);
        try (var raw = Files.newInputStream(path);
                var in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .collect(Collectors.toMap(
                            row -> List.of(keys).stream().map(row::getField).collect(Collectors.joining("|")),
                            row -> row.getFieldsAsMap(),
                            (one, other) -> {
                                throw new IllegalStateException("Two rows of " + file + " have one key: " + one);
                            },
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
