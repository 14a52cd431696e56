package org.openspm.domain.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of who did what to what, written in the transaction of the act itself. */
@Service
@Transactional
public class AuditTrail {
    private final JdbcClient database;
    private final Clock clock;

    AuditTrail(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Appends one line: {@code append("mira", "published", "calculation-run", "7", Map.of("period", "2026-10"))}.
     * Amounts do not belong in the detail; the rows themselves keep them.
     */
    public void append(String actor, String action, String subject, String subjectId, Map<String, String> detail) {
        var sorted = new TreeMap<>(detail);
        var keys = sorted.keySet().toArray(String[]::new);
        var values = sorted.values().toArray(String[]::new);
        database.sql("""
                        insert into audit_event (at, actor, action, subject, subject_id, detail)
                        values (?, ?, ?, ?, ?, jsonb_object(?::text[], ?::text[]))""")
                .params(Timestamp.from(Instant.now(clock)), actor, action, subject, subjectId, keys, values)
                .update();
    }
}
