package org.openspm.web.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes one import file, row by row. */
final class CsvFile implements AutoCloseable {
    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private final BufferedWriter writer;

    CsvFile(Path folder, String name, String... header) throws IOException {
        writer = Files.newBufferedWriter(folder.resolve(name + ".csv"));
        row((Object[]) header);
    }

    /** Null becomes an empty cell. */
    void row(@Nullable Object... cells) {
        try {
            for (var i = 0; i < cells.length; i++) {
                writer.write(i == 0 ? "" : ",");
                writer.write(quoted(cells[i]));
            }
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String quoted(@Nullable Object cell) {
        var text = cell == null ? "" : cell.toString();
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
