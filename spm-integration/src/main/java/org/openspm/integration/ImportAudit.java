package org.openspm.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes who did what to a batch into the audit trail. */
@Component
class ImportAudit {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportAudit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void record(UUID batch, String action, String actor, Map<String, Object> detail) {
        jdbc.sql("""
                insert into audit_event (at, actor, action, subject, subject_id, detail)
                values (:now, :actor, :action, 'import_batch', :batch, :detail::jsonb)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("batch", batch.toString())
                .param("detail", JSON.writeValueAsString(detail))
                .update();
    }
}
