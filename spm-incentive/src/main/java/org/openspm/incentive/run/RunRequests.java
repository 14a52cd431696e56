package org.openspm.incentive.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CalculationRun;
import org.openspm.domain.incentive.CalculationRunRepository;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a calculation, or for its end; a job does the work. */
@Service
@Transactional
public class RunRequests {
    private final CalculationRunRepository runs;
    private final RunScopes scopes;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    RunRequests(CalculationRunRepository runs, RunScopes scopes, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All periods of the calendar. */
    public RunId request(String by) {
        return queue(scopes.wholeYears(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31)), by);
    }

    /**
     * Days from one to another, widened to whole fiscal years, so that what adds up over a year is calculated from its
     * beginning.
     */
    public RunId request(LocalDate first, LocalDate last, String by) {
        if (last.isBefore(first)) {
            throw new RuleViolation("The run ends on " + last + " before it begins on " + first + ".");
        }
        return queue(scopes.wholeYears(first, last), by);
    }

    public void cancel(RunId id, String by) {
        var run = runs.lockById(id.value()).orElseThrow(() -> new NotFound("There is no run " + id + "."));
        run.cancel(clock.instant());
        audit.append(by, "cancelled", "calculation-run", Long.toString(run.number()), Map.of());
    }

    private RunId queue(DateRange scope, String by) {
        refuseWhileAnotherIsAtWork(scope);
        try {
            var run = runs.saveAndFlush(new CalculationRun(scope, LocalDate.now(clock), by, clock.instant()));
            audit.append(
                    by, "requested", "calculation-run", Long.toString(run.number()), Map.of("days", scope.toString()));
            return run.id();
        } catch (DataIntegrityViolationException overlap) {
            throw new Conflict("Another run over these days was started at the same moment; wait for it or cancel it.");
        }
    }

    private void refuseWhileAnotherIsAtWork(DateRange scope) {
        var atWork = jdbc.sql(
                        "select number from calculation_run where status in ('QUEUED', 'RUNNING') and scope && cast(:scope as daterange) limit 1")
                .param("scope", scope.toString())
                .query(Long.class)
                .optional();
        if (atWork.isPresent()) {
            throw new Conflict("Run " + atWork.get() + " is at work on these days; wait for it or cancel it.");
        }
    }
}
