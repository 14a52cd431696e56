package org.openspm.incentive.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the runs and says where each one stands. */
@Service
@Transactional(readOnly = true)
public class RunQueries {
    private static final String RUN = """
            select r.*, lower(r.scope) as first, upper(r.scope) - 1 as last, same.number as same_as_number,
                   coalesce(r.same_as_run, r.id) as result_run_id
              from calculation_run r left join calculation_run same on same.id = r.same_as_run
            """;

    private final JdbcClient jdbc;

    RunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public Page<RunSummary> runs(PageRequest page) {
        var total = jdbc.sql("select count(*) from calculation_run")
                .query(Long.class)
                .single();
        var items = jdbc.sql(RUN + " order by r.number desc limit :size offset :offset")
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> summary(row))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    public RunSummary run(RunId id) {
        return jdbc.sql(RUN + " where r.id = :id")
                .param("id", id.value())
                .query((row, _) -> summary(row))
                .optional()
                .orElseThrow(() -> new NotFound("There is no run " + id + "."));
    }

    public Optional<RunSummary> latest() {
        return jdbc.sql(RUN + " order by r.number desc limit 1")
                .query((row, _) -> summary(row))
                .optional();
    }

    /** Runs that wait to be taken up and were asked for before a moment. */
    public List<RunId> waitingSince(Instant moment) {
        return jdbc.sql(
                        "select id from calculation_run where status = 'QUEUED' and requested_at < :moment order by number")
                .param("moment", Timestamp.from(moment))
                .query((row, _) -> new RunId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The run at work on any of these days, or waiting. */
    public Optional<RunSummary> atWork() {
        return jdbc.sql(RUN + " where r.status in ('QUEUED', 'RUNNING') order by r.number limit 1")
                .query((row, _) -> summary(row))
                .optional();
    }

    /** What a run is compared with: another run when one is named, else the one before it. */
    public RunSummary since(RunSummary run, @Nullable UUID named) {
        return named != null
                ? run(new RunId(named))
                : before(run)
                        .orElseThrow(
                                () -> new NotFound("Before run " + run.number() + " there is no run with a result."));
    }

    /** The run that changes are compared with: the newest one before it over some of its days that holds a result of its own. */
    public Optional<RunSummary> before(RunSummary run) {
        return jdbc.sql(RUN + """
                         where r.number < (select number from calculation_run where id = :result)
                           and r.scope && (select scope from calculation_run where id = :result)
                           and r.status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and r.same_as_run is null
                         order by r.number desc limit 1""")
                .param("result", run.resultRunId())
                .query((row, _) -> summary(row))
                .optional();
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getObject("business_date", LocalDate.class),
                RunStatus.valueOf(row.getString("status")),
                row.getString("stage"),
                row.getInt("progress"),
                row.getBoolean("cancel_wanted"),
                row.getString("message"),
                row.getObject("same_as_number", Long.class),
                row.getObject("result_run_id", UUID.class),
                row.getString("input_hash"),
                row.getString("digest"),
                row.getLong("transactions"),
                row.getLong("credits"),
                row.getLong("earnings"),
                row.getLong("payees"),
                row.getLong("exceptions"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getString("published_by"),
                instant(row, "published_at"),
                row.getObject("published_through", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
