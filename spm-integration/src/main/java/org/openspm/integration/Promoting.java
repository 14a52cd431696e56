package org.openspm.integration;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One batch inside its transaction: its staging table, who acts and when, and what its options say. */
record Promoting(
        JdbcClient jdbc,
        UUID batch,
        String stage,
        Set<String> mapped,
        String source,
        LocalDate effective,
        String actor,
        Instant now) {

    /** A statement on the staging table, with {@code :batch :source :effective :actor :now} bound. */
    JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace("{stage}", stage))
                .param("batch", batch)
                .param("source", source)
                .param("effective", effective)
                .param("actor", actor)
                .param("now", Timestamp.from(now));
    }

    long rows() {
        return sql("select count(*) from {stage}").query(Long.class).single();
    }

    /** Whether one of the fields has a column in the file, so that known values may be replaced. */
    boolean maps(List<String> fields) {
        return fields.stream().anyMatch(mapped::contains);
    }
}
