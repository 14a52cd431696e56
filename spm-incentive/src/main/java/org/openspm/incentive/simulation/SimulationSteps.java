package org.openspm.incentive.simulation;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.openspm.incentive.run.Attempts;
import org.openspm.incentive.run.CopyRows;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a simulation's run that are written down, each one transaction, into the tables of simulations alone. All but
 * the first are taken only from the attempt that started last.
 */
@Service
@Transactional
class SimulationSteps implements Attempts.Notes<SimulationSteps.Attempt> {
    private final SimulationQueries simulations;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Clock clock;

    SimulationSteps(SimulationQueries simulations, DataSource database, JdbcClient jdbc, Clock clock) {
        this.simulations = simulations;
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A run at work and its fencing token. */
    record Attempt(SimulationRun run, Simulation simulation, int number) {}

    /** Writes rows into a table of results. */
    @FunctionalInterface
    interface Rows {
        void write(CopyRows rows) throws SQLException;
    }

    Optional<Attempt> begin(UUID run) {
        return jdbc.sql("""
                        update simulation_run set status = 'RUNNING', attempt = attempt + 1, stage = 'READ', progress = 0
                         where id = :run and status in ('QUEUED', 'RUNNING') returning attempt""").param("run", run).query(Integer.class).optional().map(number -> {
            var begun = simulations.run(run);
            return new Attempt(begun, simulations.simulation(begun.simulation()), number);
        });
    }

    /** Notes how far it is; true when it is to stop. */
    @Override
    public boolean reached(Attempt attempt, String stage, int percent) {
        return jdbc.sql("""
                        update simulation_run set stage = :stage, progress = :percent
                         where id = :run and attempt = :attempt and status = 'RUNNING' returning cancel_wanted""")
                .param("stage", stage)
                .param("percent", percent)
                .param("run", attempt.run().id())
                .param("attempt", attempt.number())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Keeps what was found, and forgets what earlier runs of the kind found. */
    void finish(
            Attempt attempt, String inputHash, List<String> digests, List<String> notices, String table, Rows rows) {
        if (!end(attempt, "CALCULATED", null)) {
            return;
        }
        write(table, rows);
        jdbc.sql("""
                        update simulation_run
                           set input_hash = :hash, digest_before = :before, digest_after = :after, notices = :notices, progress = 100,
                               compared_run = (select coalesce(same_as_run, id) from calculation_run
                                                where status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and scope @> simulation_run.days
                                                order by number desc limit 1)
                         where id = :run""")
                .param("hash", inputHash)
                .param("before", digests.isEmpty() ? null : digests.getFirst(), java.sql.Types.VARCHAR)
                .param("after", digests.isEmpty() ? null : digests.getLast(), java.sql.Types.VARCHAR)
                .param("notices", notices.toArray(String[]::new))
                .param("run", attempt.run().id())
                .update();
        jdbc.sql("""
                        delete from simulation_run
                         where simulation_id = :simulation and kind = :kind and id <> :run and status not in ('QUEUED', 'RUNNING')""")
                .param("simulation", attempt.simulation().id())
                .param("kind", attempt.run().kind().name())
                .param("run", attempt.run().id())
                .update();
    }

    @Override
    public void fail(Attempt attempt, String sentence) {
        end(attempt, "FAILED", sentence);
    }

    @Override
    public void cancelled(Attempt attempt) {
        end(attempt, "CANCELLED", null);
    }

    private boolean end(Attempt attempt, String status, @org.jspecify.annotations.Nullable String message) {
        return jdbc.sql("""
                        update simulation_run set status = :status, message = left(:message, 1000), finished_at = :now
                         where id = :run and attempt = :attempt and status = 'RUNNING'""")
                        .param("status", status)
                        .param("message", message, java.sql.Types.VARCHAR)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("run", attempt.run().id())
                        .param("attempt", attempt.number())
                        .update()
                == 1;
    }

    private void write(String table, Rows rows) {
        var connection = DataSourceUtils.getConnection(database);
        try (var copy = CopyRows.into(connection, table)) {
            rows.write(copy);
            copy.finish();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Keeping what a simulation found", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
