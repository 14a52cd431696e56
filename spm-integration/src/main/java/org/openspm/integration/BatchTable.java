package org.openspm.integration;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of import_batch. */
@Repository
class BatchTable {
    static final String UNKNOWN_KIND = "unknown";
    private static final String COLUMNS = """
            select id, number, kind, name, sha256, bytes, status, mapping::text, options::text, rows_total, rows_valid, rows_wrong,
                   rows_inserted, rows_revised, rows_same, control_total, message, created_by, created_at, promoted_by,
                   promoted_at
            from import_batch""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID insert(String name, ImportOptions options, String actor) {
        return jdbc.sql("""
                insert into import_batch (kind, name, status, options, created_by, created_at)
                values (:kind, :name, 'RECEIVED', :options::jsonb, :actor, :now) returning id""")
                .param("kind", UNKNOWN_KIND)
                .param("name", name.length() > 255 ? name.substring(name.length() - 255) : name)
                .param("options", JSON.writeValueAsString(options))
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
    }

    void received(UUID id, String sha256, long bytes) {
        jdbc.sql("update import_batch set sha256 = :sha256, bytes = :bytes where id = :id")
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("id", id)
                .update();
    }

    void readAs(UUID id, @Nullable ImportKind kind, Mapping mapping) {
        jdbc.sql(
                        "update import_batch set kind = :kind, mapping = :mapping::jsonb, version = version + 1 where id = :id")
                .param("kind", kind == null ? UNKNOWN_KIND : kind.code())
                .param("mapping", JSON.writeValueAsString(mapping))
                .param("id", id)
                .update();
    }

    ImportBatch get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("There is no import batch " + id + "."));
    }

    Optional<ImportBatch> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(BatchTable::batch)
                .optional();
    }

    /** The batch, locked until the transaction ends. */
    ImportBatch lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id)
                .query(BatchTable::batch)
                .optional()
                .orElseThrow(() -> new NotFound("There is no import batch " + id + "."));
    }

    List<ImportBatch> bySha256(String sha256) {
        return jdbc.sql(COLUMNS + " where sha256 = :sha256 order by number desc")
                .param("sha256", sha256)
                .query(BatchTable::batch)
                .list();
    }

    List<ImportBatch> working() {
        return jdbc.sql(COLUMNS + " where status in ('STAGING', 'PROMOTING') order by number")
                .query(BatchTable::batch)
                .list();
    }

    JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql(COLUMNS + " " + rest);
    }

    void status(UUID id, ImportStatus status, @Nullable String message) {
        jdbc.sql("update import_batch set status = :status, message = :message, version = version + 1 where id = :id")
                .param("status", status.name())
                .param("message", message == null || message.length() <= 1000 ? message : message.substring(0, 1000))
                .param("id", id)
                .update();
    }

    void staged(UUID id, long total, long wrong, @Nullable BigDecimal controlTotal) {
        jdbc.sql("""
                update import_batch set status = 'STAGED', message = null, rows_total = :total, rows_valid = :total - :wrong,
                       rows_wrong = :wrong, rows_inserted = 0, rows_revised = 0, rows_same = 0, control_total = :sum,
                       version = version + 1
                where id = :id""")
                .param("total", total)
                .param("wrong", wrong)
                .param("sum", controlTotal)
                .param("id", id)
                .update();
    }

    void counted(UUID id, long wrong, @Nullable BigDecimal controlTotal) {
        jdbc.sql("""
                update import_batch set rows_wrong = :wrong, rows_valid = rows_total - :wrong, control_total = :sum,
                       status = 'STAGED', message = null, version = version + 1
                where id = :id""")
                .param("wrong", wrong)
                .param("sum", controlTotal)
                .param("id", id)
                .update();
    }

    void promoted(UUID id, Counts counts, String actor) {
        jdbc.sql("""
                update import_batch set status = 'PROMOTED', message = null, rows_inserted = rows_inserted + :inserted,
                       rows_revised = rows_revised + :revised, rows_same = rows_same + :same, promoted_by = :actor,
                       promoted_at = :now, version = version + 1
                where id = :id""")
                .param("inserted", counts.inserted())
                .param("revised", counts.revised())
                .param("same", counts.same())
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from import_batch where id = :id").param("id", id).update();
    }

    static ImportBatch batch(ResultSet row, int n) throws SQLException {
        var promotedAt = row.getTimestamp("promoted_at");
        var mapping = row.getString("mapping");
        return new ImportBatch(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                ImportKind.ofCode(row.getString("kind")).orElse(null),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                ImportStatus.valueOf(row.getString("status")),
                mapping.equals("{}")
                        ? new Mapping(List.of(), ",", "POINT", "ISO")
                        : JSON.readValue(mapping, Mapping.class),
                JSON.readValue(row.getString("options"), ImportOptions.class),
                row.getLong("rows_total"),
                row.getLong("rows_valid"),
                row.getLong("rows_wrong"),
                new Counts(row.getLong("rows_inserted"), row.getLong("rows_revised"), row.getLong("rows_same")),
                row.getBigDecimal("control_total"),
                row.getString("message"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("promoted_by"),
                promotedAt == null ? null : promotedAt.toInstant());
    }

    /** Notes for this transaction who changes input of calculations. */
    void changedBy(String actor) {
        jdbc.sql("select set_config('spm.actor', :actor, true)")
                .param("actor", actor)
                .query(String.class)
                .single();
    }
}
