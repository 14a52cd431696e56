package org.openspm.incentive.simulation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.run.RunScopes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a calculation of a simulation, or for its end; a job does the work. */
@Service
@Transactional
public class SimulationRequests {
    private static final int REPLICATES_MIN = 10;
    private static final int REPLICATES_MAX = 10_000;

    private final JdbcClient jdbc;
    private final RunScopes scopes;
    private final AuditTrail audit;
    private final Clock clock;

    SimulationRequests(JdbcClient jdbc, RunScopes scopes, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Calculates the days of the simulation as they were and as they would have been. */
    public UUID history(UUID simulation, String by) {
        try {
            var run = jdbc.sql("""
                            insert into simulation_run (simulation_id, kind, revision, days, status, requested_by, requested_at)
                            select id, 'HISTORY', revision, days, 'QUEUED', :by, :now from simulation where id = :simulation
                            returning id""")
                    .param("by", by)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("simulation", simulation)
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(() -> SimulationQueries.unknown(simulation));
            audit.append(by, "calculated", "simulation", simulation.toString(), Map.of());
            return run;
        } catch (DuplicateKeyException atWork) {
            throw new Conflict("This simulation is being calculated already; wait for it or cancel it.");
        }
    }

    /**
     * Forecasts the cost of a fiscal year: its months from the one at hand on are drawn from those of the three years before;
     * of a year that has passed all of them are.
     *
     * @param seed the same seed draws the same years
     * @param together whether the months of all sellers are drawn together
     */
    public UUID forecast(UUID simulation, int year, int replicates, long seed, boolean together, String by) {
        if (replicates < REPLICATES_MIN || replicates > REPLICATES_MAX) {
            throw new RuleViolation("The number of drawn years is " + replicates + "; give one from " + REPLICATES_MIN
                    + " to " + REPLICATES_MAX + ".");
        }
        var days = scopes.fiscalYear(year);
        var month = LocalDate.now(clock).withDayOfMonth(1);
        var drawnFrom = month.isAfter(days.first()) && !month.isAfter(days.last()) ? month : days.first();
        try {
            var run = jdbc.sql("""
                            insert into simulation_run (simulation_id, kind, revision, days, replicates, seed, together, drawn_from,
                                                        status, requested_by, requested_at)
                            select id, 'FORECAST', revision, cast(:days as daterange), :replicates, :seed, :together, :drawnFrom,
                                   'QUEUED', :by, :now
                              from simulation where id = :simulation returning id""")
                    .param(
                            "days",
                            DateRange.inclusive(days.first(), days.last()).toString())
                    .param("replicates", replicates)
                    .param("seed", seed)
                    .param("together", together)
                    .param("drawnFrom", drawnFrom)
                    .param("by", by)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("simulation", simulation)
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(() -> SimulationQueries.unknown(simulation));
            audit.append(by, "forecast", "simulation", simulation.toString(), Map.of("year", Integer.toString(year)));
            return run;
        } catch (DuplicateKeyException atWork) {
            throw new Conflict("A forecast of this simulation is being calculated already; wait for it or cancel it.");
        }
    }

    /** Ends a run; at once when nobody has begun with it. */
    public void cancel(UUID run) {
        int found = jdbc.sql("""
                        update simulation_run
                           set cancel_wanted = true,
                               status = case status when 'QUEUED' then 'CANCELLED' else status end,
                               finished_at = case status when 'QUEUED' then cast(:now as timestamptz) end
                         where id = :run and status in ('QUEUED', 'RUNNING')""")
                .param("now", Timestamp.from(clock.instant()))
                .param("run", run)
                .update();
        if (found == 0) {
            throw new NotFound("Run " + run + " of the simulation has ended already, or never was.");
        }
    }
}
