package org.openspm.integration;

import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works on a batch holds its lock until the transaction ends, even if that is by the death of the process. */
@Component
class BatchLock {
    private final JdbcClient jdbc;

    BatchLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFree(UUID batch) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('import ' || :batch, 0))")
                .param("batch", batch.toString())
                .query(Boolean.class)
                .single();
    }

    void take(ImportBatch batch) {
        if (!isFree(batch.id())) {
            throw new Conflict("Batch " + batch.number() + " is being worked on; wait until that is done.");
        }
    }

    /** One promotion at a time: each sees all facts of the one before. */
    void takePromotion() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('import promotion', 0))")
                .query(row -> {});
    }
}
