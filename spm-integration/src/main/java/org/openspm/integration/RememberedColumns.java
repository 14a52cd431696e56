package org.openspm.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.openspm.integration.file.FileSample;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of import_mapping: columns as somebody corrected them, by kind and header. */
@Repository
class RememberedColumns {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    RememberedColumns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The kind last chosen for a file with this header. */
    Optional<ImportKind> kind(Collection<String> header) {
        return jdbc.sql("select kind from import_mapping where signature = :signature order by saved_at desc limit 1")
                .param("signature", Recognition.signature(header))
                .query(String.class)
                .optional()
                .flatMap(ImportKind::ofCode);
    }

    Optional<Mapping> mapping(ImportKind kind, FileSample sample) {
        return jdbc.sql("select mapping::text from import_mapping where kind = :kind and signature = :signature")
                .param("kind", kind.code())
                .param("signature", Recognition.signature(sample.header()))
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, Mapping.class))
                .filter(mapping -> mapping.columns().size() == sample.header().size())
                .map(mapping -> new Mapping(
                        mapping.columns(),
                        Character.toString(sample.delimiter()),
                        mapping.decimalMark(),
                        mapping.dateOrder()));
    }

    void save(ImportKind kind, Mapping mapping, String actor) {
        jdbc.sql("""
                insert into import_mapping (kind, signature, mapping, saved_by, saved_at)
                values (:kind, :signature, :mapping::jsonb, :actor, :now)
                on conflict (kind, signature) do update
                    set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
                .param("kind", kind.code())
                .param("signature", Recognition.signature(mapping.header()))
                .param("mapping", JSON.writeValueAsString(mapping))
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
