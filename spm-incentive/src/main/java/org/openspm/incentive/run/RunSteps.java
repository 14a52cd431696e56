package org.openspm.incentive.run;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.openspm.domain.calendar.Period;
import org.openspm.domain.calendar.PeriodRepository;
import org.openspm.domain.incentive.CalculationRun;
import org.openspm.domain.incentive.CalculationRunRepository;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunResult;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.ControlTotal;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a run that touch the database, each one transaction. All but the first are taken only from the attempt that
 * started last: a process that was thought dead and comes back finds its writes refused.
 */
@Service
@Transactional
class RunSteps implements Attempts.Notes<RunSteps.Attempt> {
    private static final String WRITING = "Writing the result of a run";

    private final CalculationRunRepository runs;
    private final PeriodRepository periods;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Clock clock;

    RunSteps(
            CalculationRunRepository runs,
            PeriodRepository periods,
            DataSource database,
            JdbcClient jdbc,
            Clock clock) {
        this.runs = runs;
        this.periods = periods;
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A run at work: its days, the day it is of, and its fencing token. */
    record Attempt(RunId run, DateRange scope, LocalDate businessDate, int number) {}

    /** Empty when there is nothing to do: finished, cancelled, or never asked for. */
    Optional<Attempt> begin(RunId id) {
        var run = locked(id);
        if (!run.status().isActive()) {
            return Optional.empty();
        }
        if (run.cancelWanted()) {
            run.cancelled(clock.instant());
            return Optional.empty();
        }
        return Optional.of(new Attempt(id, run.scope(), run.businessDate(), run.start(clock.instant())));
    }

    /** Notes how far it is; true when it is to stop, because somebody wants so or another attempt has taken over. */
    @Override
    public boolean reached(Attempt attempt, String stage, int percent) {
        return jdbc.sql("""
                        update calculation_run set stage = :stage, progress = :percent
                         where id = :run and attempt = :attempt and status = 'RUNNING' returning cancel_wanted""")
                .param("stage", stage)
                .param("percent", percent)
                .param("run", attempt.run().value())
                .param("attempt", attempt.number())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Ends the run as unchanged when the newest result over the same days came from the same input. */
    boolean finishUnchanged(Attempt attempt, String inputHash) {
        var earlier = jdbc.sql("""
                        select id from calculation_run
                         where status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and same_as_run is null
                           and scope = cast(:scope as daterange)
                         order by number desc limit 1""")
                .param("scope", attempt.scope().toString())
                .query(java.util.UUID.class)
                .optional()
                .flatMap(runs::findById)
                .filter(run -> run.result().inputHash().equals(inputHash));
        earlier.ifPresent(same -> finish(attempt, run -> run.sameAs(same, clock.instant())));
        return earlier.isPresent();
    }

    /** Writes the result and ends the run, all or nothing. */
    void finish(Attempt attempt, Input input, List<PlanInForce> plans, Calculation result) {
        finish(attempt, run -> {
            write(attempt.run(), input, plans, result);
            jdbc.sql("update calculation_run set as_of = :asOf where id = :run")
                    .param("asOf", input.asOf())
                    .param("run", attempt.run().value())
                    .update();
            run.calculated(counted(input, result), clock.instant());
            var scope = attempt.scope();
            periods.lockAll().stream()
                    .filter(period -> period.days().overlaps(scope))
                    .forEach(Period::calculated);
        });
    }

    @Override
    public void fail(Attempt attempt, String sentence) {
        finish(attempt, run -> run.fail(sentence, clock.instant()));
    }

    @Override
    public void cancelled(Attempt attempt) {
        finish(attempt, run -> run.cancelled(clock.instant()));
    }

    private void finish(Attempt attempt, Consumer<CalculationRun> end) {
        var run = locked(attempt.run());
        if (run.status() == RunStatus.RUNNING && run.attempt() == attempt.number()) {
            end.accept(run);
        }
    }

    private CalculationRun locked(RunId id) {
        return runs.lockById(id.value()).orElseThrow(() -> new NotFound("There is no run " + id + "."));
    }

    private void write(RunId run, Input input, List<PlanInForce> plans, Calculation result) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            new ResultWriter(connection, run.value(), input, plans, result).write();
        } catch (SQLException e) {
            throw Objects.requireNonNullElseGet(
                    new SQLStateSQLExceptionTranslator().translate(WRITING, null, e),
                    () -> new UncategorizedSQLException(WRITING, null, e));
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static RunResult counted(Input input, Calculation result) {
        return new RunResult(
                input.hash(),
                result.digest(),
                input.snapshot().transactions().rows(),
                result.totals().stream().mapToLong(ControlTotal::credits).sum(),
                result.earnings().size(),
                result.earnings().stream().mapToInt(Earning::person).distinct().count(),
                result.findings().size());
    }
}
