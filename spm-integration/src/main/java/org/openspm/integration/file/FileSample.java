package org.openspm.integration.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openspm.domain.shared.RuleViolation;

/** The beginning of a file: enough rows to see its delimiter, its columns and how it writes numbers and dates. */
public record FileSample(char delimiter, List<String> header, List<CsvRow> rows) {
    private static final int BYTES = 1 << 18;
    private static final int ROWS_MAX = 1000;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** Reads the beginning of an unpacked file. */
    public static FileSample of(InputStream unpacked) throws IOException {
        byte[] bytes = unpacked.readNBytes(BYTES);
        var text = wholeLines(decoded(bytes), bytes.length == BYTES);
        char delimiter = delimiter(firstLine(text));
        try (var rows = CsvRows.open(new StringReader(text), delimiter)) {
            var sample = new ArrayList<CsvRow>();
            while (sample.size() < ROWS_MAX && rows.hasNext()) {
                sample.add(rows.next());
            }
            return new FileSample(delimiter, rows.header(), sample);
        }
    }

    /** All values of one column that are not empty. */
    public List<String> values(int column) {
        return rows.stream()
                .map(row -> row.cell(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            throw new RuleViolation("The file is UTF-16 text; save it as “CSV UTF-8” and send it again.");
        }
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(bytes.length);
        var in = ByteBuffer.wrap(bytes);
        if (decoder.decode(in, chars, false).isError()) {
            long line = chars.flip().chars().filter(c -> c == '\n').count() + 1;
            throw new RuleViolation("The file is not UTF-8 text: line " + line
                    + " holds a byte of another encoding. Save the file as “CSV UTF-8” and send it again.");
        }
        var text = chars.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw new RuleViolation("The file is not text; send a CSV file in UTF-8.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** A sample cut in the middle ends with the last line that is whole and outside of quotes. */
    private static String wholeLines(String text, boolean cut) {
        if (!cut) {
            return text;
        }
        boolean quoted = false;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                end = i + 1;
            }
        }
        if (end == 0) {
            throw new RuleViolation("The first line of the file does not end within " + BYTES
                    + " bytes; a quote may be left open, or the file is no table.");
        }
        return text.substring(0, end);
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static char delimiter(String header) {
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = outsideQuotes(header, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static long outsideQuotes(String line, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == wanted ? 1 : 0;
        }
        return count;
    }
}
