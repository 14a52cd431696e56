package org.openspm.web.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A list as a file: {@code TableFile.of("runs", heads).rows(rows).as("csv")} is what a controller returns for
 * {@code export=csv} or {@code export=xlsx}. Cells are text, numbers, dates, instants or money; text that a spreadsheet would run as a formula is
 * made harmless.
 */
public final class TableFile {
    private static final String CSV = "text/csv;charset=utf-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String DATE_FORMAT = "yyyy-mm-dd";
    private static final String INSTANT_FORMAT = "yyyy-mm-dd hh:mm";

    private final String name;
    private final List<String> heads;
    private final Stream<List<@Nullable Object>> rows;

    private TableFile(String name, List<String> heads, Stream<List<@Nullable Object>> rows) {
        this.name = name;
        this.heads = List.copyOf(heads);
        this.rows = rows;
    }

    public static TableFile of(String name, List<String> heads) {
        return new TableFile(name, heads, Stream.empty());
    }

    /** The rows, in the order of the heads; {@code Arrays.asList} allows empty cells. */
    public TableFile rows(Stream<List<@Nullable Object>> wanted) {
        return new TableFile(name, heads, wanted);
    }

    public ResponseEntity<byte[]> as(String format) {
        var out = new ByteArrayOutputStream();
        try {
            switch (format) {
                case "csv" -> writeCsv(out);
                case "xlsx" -> writeXlsx(out);
                default -> throw new RuleViolation("export is “" + format + "”; ask for csv or xlsx.");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory refused a write", impossible);
        }
        var disposition = ContentDisposition.attachment()
                .filename(name + "." + format, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "csv".equals(format) ? CSV : XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out.toByteArray());
    }

    void writeCsv(OutputStream out) throws IOException {
        try (rows;
                var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(heads.stream().map(TableFile::harmless).toList());
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(TableFile::csvCell).toList()));
        }
    }

    void writeXlsx(OutputStream out) throws IOException {
        try (rows;
                var book = new Workbook(out, "OpenSPM", "1.0")) {
            var sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(0, column, harmless(heads.get(column)));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            var number = 1;
            for (var row : (Iterable<List<@Nullable Object>>) rows::iterator) {
                for (int column = 0; column < row.size(); column++) {
                    xlsxCell(sheet, number, column, row.get(column));
                }
                number++;
            }
        }
    }

    private static String csvCell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            case Number number -> number.toString();
            case Money money ->
                money.amount().toPlainString() + " " + money.currency().code();
            case LocalDate date -> date.toString();
            case Instant instant -> instant.toString();
            default -> harmless(value.toString());
        };
    }

    private static void xlsxCell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Money money -> {
                sheet.value(row, column, money.amount());
                sheet.style(row, column)
                        .format("#,##0.00 \"" + money.currency().code() + "\"")
                        .set();
            }
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format(DATE_FORMAT).set();
            }
            case Instant instant -> {
                sheet.value(row, column, instant.atZone(ZoneOffset.UTC).toLocalDateTime());
                sheet.style(row, column).format(INSTANT_FORMAT).set();
            }
            default -> sheet.value(row, column, harmless(value.toString()));
        }
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
