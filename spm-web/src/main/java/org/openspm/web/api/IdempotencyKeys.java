package org.openspm.web.api;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers for a day which request was answered how. */
@Component
class IdempotencyKeys {
    static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    IdempotencyKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose key it is, and for which request. */
    record Claim(String principal, String key, String request, String bodyHash) {}

    /** What was answered; status is null while that is still being found out. */
    record Answer(
            String request,
            String bodyHash,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}

    /** True when this request is the first with its key. */
    boolean claim(Claim claim) {
        var now = Instant.now(clock);
        database.sql("delete from idempotency_key where created_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
        return database.sql("""
                        insert into idempotency_key (principal, key, request, body_hash, created_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(claim.principal(), claim.key(), claim.request(), claim.bodyHash(), Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Answer> find(Claim claim) {
        return database.sql("""
                        select request, body_hash, status, content_type, location, body
                        from idempotency_key where principal = ? and key = ?""")
                .params(claim.principal(), claim.key())
                .query(Answer.class)
                .optional();
    }

    void answered(Claim claim, int status, @Nullable String contentType, @Nullable String location, byte[] body) {
        database.sql("""
                        update idempotency_key set status = ?, content_type = ?, location = ?, body = ?
                        where principal = ? and key = ?""")
                .param(status)
                .param(contentType)
                .param(location)
                .param(body)
                .param(claim.principal())
                .param(claim.key())
                .update();
    }

    /** Forgets a request that broke on our side, so that it can be tried again. */
    void release(Claim claim) {
        database.sql("delete from idempotency_key where principal = ? and key = ? and status is null")
                .params(claim.principal(), claim.key())
                .update();
    }
}
