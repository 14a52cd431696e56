package org.openspm.web.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.calendar.PeriodStatus;
import org.openspm.domain.incentive.RunStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what the cockpit shows; three statements, however much data there is. */
@Service
@Transactional(readOnly = true)
class CockpitFigures {
    private final JdbcClient database;
    private final Clock clock;

    CockpitFigures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How much there is of everything that has to be there before anybody can be paid. */
    record Counts(
            boolean transactions,
            boolean people,
            boolean publishedPlans,
            long draftPlans,
            long batchesWaiting,
            long batchesFailed,
            long rowsWrong,
            long runsActive) {
        public boolean hasData() {
            return transactions && people;
        }
    }

    /** The month in hand: the first that is not final after those that are, or while none is the one that today lies in. */
    record PeriodNow(UUID id, String code, LocalDate start, LocalDate last, PeriodStatus status) {
        /** Whether all its days are over. */
        public boolean endedBy(LocalDate today) {
            return last.isBefore(today);
        }
    }

    /** The newest run that was not cancelled. */
    record LastRun(
            UUID id,
            long number,
            RunStatus status,
            LocalDate first,
            LocalDate last,
            int progress,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            long transactions,
            long payees,
            long earnings,
            List<ExceptionCount> exceptions) {
        /** Whether it says what is earned in that period. */
        boolean covers(PeriodNow period) {
            return status.hasResult() && !first.isAfter(period.start()) && !last.isBefore(period.last());
        }

        public long uncredited() {
            return exceptions.stream()
                    .filter(found -> "UNCREDITED".equals(found.kind()))
                    .mapToLong(ExceptionCount::count)
                    .sum();
        }
    }

    /** How many exceptions of one kind a run met. */
    record ExceptionCount(String kind, long count) {}

    Cockpit now() {
        return Cockpit.of(clock.instant(), LocalDate.now(clock), counts(), lastRun(), period());
    }

    Counts counts() {
        return database.sql("""
                        select exists (select 1 from transaction) as transactions,
                               exists (select 1 from person) as people,
                               exists (select 1 from plan_version where status = 'PUBLISHED') as published_plans,
                               (select count(*) from plan_version where status in ('DRAFT', 'SUBMITTED', 'APPROVED')) as draft_plans,
                               (select count(*) from import_batch where status in ('RECEIVED', 'STAGING', 'STAGED', 'PROMOTING')) as batches_waiting,
                               (select count(*) from import_batch where status = 'FAILED') as batches_failed,
                               (select coalesce(sum(rows_wrong), 0)::bigint from import_batch where status = 'STAGED') as rows_wrong,
                               (select count(*) from calculation_run where status in ('QUEUED', 'RUNNING')) as runs_active""").query(Counts.class).single();
    }

    Optional<PeriodNow> period() {
        return database.sql("""
                        with begun as (
                            select id, code, lower(valid) as start, upper(valid) - 1 as last, status,
                                   status in ('PUBLISHED', 'PAID', 'CLOSED') as final
                            from period
                            where kind = (select kind from period order by array_position(
                                    array['MONTH', 'HALF_MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'], kind::text) limit 1)
                              and lower(valid) <= :today
                        ), latest as (select max(start) as start from begun where final)
                        select b.id, b.code, b.start, b.last, b.status
                        from begun b, latest
                        order by b.start > latest.start desc nulls last,
                                 case when b.start > latest.start then b.start end, b.start desc
                        limit 1""")
                .param("today", LocalDate.now(clock))
                .query(PeriodNow.class)
                .optional();
    }

    Optional<LastRun> lastRun() {
        return database.sql("""
                        select run.id, run.number, run.status, lower(run.scope) as first, upper(run.scope) - 1 as last, run.progress, run.requested_at, run.finished_at,
                               run.transactions, run.payees, run.earnings, found.kind, found.count
                        from (select * from calculation_run where status <> 'CANCELLED' order by number desc limit 1) run
                        left join lateral (
                            select kind, count(*) as count from run_exception where run_id = run.id group by kind
                        ) found on true
                        order by found.count desc nulls last""").query((ResultSetExtractor<Optional<LastRun>>) CockpitFigures::lastRun);
    }

    private static Optional<LastRun> lastRun(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        var exceptions = new ArrayList<ExceptionCount>();
        var run = new LastRun(
                rows.getObject("id", UUID.class),
                rows.getLong("number"),
                RunStatus.valueOf(rows.getString("status")),
                rows.getObject("first", LocalDate.class),
                rows.getObject("last", LocalDate.class),
                rows.getInt("progress"),
                rows.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(rows.getObject("finished_at", OffsetDateTime.class)),
                rows.getLong("transactions"),
                rows.getLong("payees"),
                rows.getLong("earnings"),
                exceptions);
        do {
            if (rows.getString("kind") != null) {
                exceptions.add(new ExceptionCount(rows.getString("kind"), rows.getLong("count")));
            }
        } while (rows.next());
        return Optional.of(run);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
