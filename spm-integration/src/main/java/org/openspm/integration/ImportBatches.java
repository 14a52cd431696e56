package org.openspm.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.integration.file.FileSample;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows batches, their wrong rows and the fields a column can go to. */
@Service
@Transactional(readOnly = true)
public class ImportBatches {
    private static final int VALUES_SHOWN = 3;
    private static final Map<String, String> SORTS = Map.of(
            "number", "number",
            "name", "lower(name)",
            "kind", "kind",
            "status", "status",
            "rows", "rows_total",
            "wrong", "rows_wrong",
            "received", "created_at");
    private static final String CHOSEN = """
            where (:text = '' or position(lower(:text) in lower(name)) > 0 or number::text = :text)
              and (:kind = '' or kind = :kind) and (:status = '' or status = :status)""";

    private final BatchTable batches;
    private final WrongRowTable wrongRows;
    private final FileParts parts;
    private final JdbcClient jdbc;

    ImportBatches(BatchTable batches, WrongRowTable wrongRows, FileParts parts, JdbcClient jdbc) {
        this.batches = batches;
        this.wrongRows = wrongRows;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    /** Which batches are wanted: part of the name or the number, a kind, a status; and the column they are sorted by. */
    public record Wanted(
            String text,
            @Nullable ImportKind kind,
            @Nullable ImportStatus status,
            String sort) {}

    /** A field of a kind that a column can go to, and whether the kind cannot do without it. */
    public record Target(String field, boolean required) {}

    public ImportBatch get(UUID id) {
        return batches.get(id);
    }

    /** Batches, the newest first unless a column is named: {@code name} upwards, {@code -name} downwards. */
    public Page<ImportBatch> page(Wanted wanted, PageRequest request) {
        var kind = wanted.kind() == null ? "" : wanted.kind().code();
        var status = wanted.status() == null ? "" : wanted.status().name();
        long total = jdbc.sql("select count(*) from import_batch " + CHOSEN)
                .param("text", wanted.text())
                .param("kind", kind)
                .param("status", status)
                .query(Long.class)
                .single();
        var items = batches.select(CHOSEN + " order by " + order(wanted.sort()) + " limit :limit offset :offset")
                .param("text", wanted.text())
                .param("kind", kind)
                .param("status", status)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query(BatchTable::batch)
                .list();
        return new Page<>(items, request.number(), request.size(), total);
    }

    /** How many rows are wrong for one reason in one column; the column is empty when it is about the row as a whole. */
    public record ReasonCount(String column, Reason reason, long rows) {}

    /** Why rows are wrong, the most frequent reason first. */
    public List<ReasonCount> reasons(UUID id) {
        return wrongRows.reasons(id);
    }

    public Page<WrongRow> wrongRows(UUID id, PageRequest request) {
        return wrongRows(id, "", null, request);
    }

    /** Wrong rows, only those with that reason in that column when one is named. */
    public Page<WrongRow> wrongRows(UUID id, String column, @Nullable Reason reason, PageRequest request) {
        batches.get(id);
        var only = WrongRowTable.only(column, reason);
        return new Page<>(
                wrongRows.page(id, only, request.size(), request.offset()),
                request.number(),
                request.size(),
                wrongRows.count(id, only));
    }

    public WrongRow wrongRow(UUID id, long row) {
        return wrongRows
                .find(id, row)
                .orElseThrow(() -> new NotFound("Row " + row + " of batch "
                        + batches.get(id).number() + " is not among the wrong ones any more."));
    }

    /** For each column its first values, as long as the file is kept; it goes once all its rows are promoted. */
    public List<List<String>> firstValues(UUID id) {
        var columns = batches.get(id).mapping().columns();
        if (columns.isEmpty() || !parts.has(id)) {
            return columns.stream().map(column -> List.<String>of()).toList();
        }
        try (var in = parts.read(id)) {
            var sample = FileSample.of(in);
            return IntStream.range(0, columns.size())
                    .mapToObj(i -> sample.values(i).stream()
                            .distinct()
                            .limit(VALUES_SHOWN)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a kind, in their order. */
    public static List<Target> targets(ImportKind kind) {
        return KindSpecs.of(kind).fields().stream()
                .map(f -> new Target(f.name(), f.required()))
                .toList();
    }

    /** Whether a kind keeps columns it has no field for. */
    public static boolean keepsOtherColumns(ImportKind kind) {
        return KindSpecs.of(kind).keepsExtras();
    }

    private static String order(String sort) {
        boolean down = sort.startsWith("-");
        var column = SORTS.get(down ? sort.substring(1) : sort);
        return column == null ? "number desc" : column + (down ? " desc" : "") + ", number desc";
    }
}
