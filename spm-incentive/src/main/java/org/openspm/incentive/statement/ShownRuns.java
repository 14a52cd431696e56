package org.openspm.incentive.statement;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the run whose figures are shown for a period: the newest finished one that covers it. */
@Component
class ShownRuns {
    private final JdbcClient jdbc;

    ShownRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CalculationStamp> of(UUID periodId) {
        return jdbc.sql("""
                        select r.id, coalesce(r.same_as_run, r.id) as result_id, r.number, r.finished_at, r.status
                          from calculation_run r
                          join period p on p.id = :period
                         where r.status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and r.scope @> p.valid
                         order by r.number desc
                         limit 1""")
                .param("period", periodId)
                .query((row, _) -> new CalculationStamp(
                        row.getObject("id", UUID.class),
                        row.getObject("result_id", UUID.class),
                        row.getLong("number"),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                        row.getString("status")))
                .optional();
    }
}
