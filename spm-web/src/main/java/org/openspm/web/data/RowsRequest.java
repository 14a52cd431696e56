package org.openspm.web.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportOptions;

/** Rows sent as JSON: objects whose keys are columns, values text, numbers or booleans. They go the way of a file. */
record RowsRequest(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String source,
        @Nullable LocalDate effective,
        @Nullable Long declaredRows,
        @Nullable BigDecimal declaredTotal,
        @Nullable Boolean again,
        @Nullable Boolean promoteIfValid,
        @Nullable List<Map<String, @Nullable Object>> rows) {
    private static final int ROWS_MAX = 100_000;

    /** Written out, 1E999999999 would fill the memory. */
    private static final int SCALE_MAX = 40;

    ImportKind requiredKind() {
        if (kind == null) {
            throw new RuleViolation("kind is missing; say what the rows are, such as transactions.");
        }
        return UploadForm.requiredKind(kind);
    }

    String fileName() {
        return name == null || name.isBlank() ? requiredKind().code() + ".json" : name;
    }

    ImportOptions options() {
        return form().options();
    }

    ImportWork.Step step() {
        return form().step();
    }

    /** The rows as a CSV file whose header holds every key. */
    String csv() {
        if (rows == null || rows.isEmpty()) {
            throw new RuleViolation("rows is empty; send at least one.");
        }
        if (rows.size() > ROWS_MAX) {
            throw new RuleViolation(
                    "rows has " + rows.size() + " elements; send at most " + ROWS_MAX + " at once, or a file.");
        }
        var header = new LinkedHashSet<String>();
        rows.forEach(row -> header.addAll(row.keySet()));
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(
                    header.stream().map(column -> cell(row.get(column))).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private UploadForm form() {
        return new UploadForm(kind, source, effective, declaredRows, declaredTotal, again, promoteIfValid);
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number when Math.abs(number.scale()) <= SCALE_MAX -> number.toPlainString();
            case String text -> text;
            case Boolean yes -> yes ? "Y" : "N";
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case Number number ->
                throw new RuleViolation("The number " + number
                        + " cannot be kept exactly; send it as text, with at most " + SCALE_MAX + " decimals.");
            default -> throw new RuleViolation("A cell holds “" + value + "”; send text, a number or a boolean.");
        };
    }
}
