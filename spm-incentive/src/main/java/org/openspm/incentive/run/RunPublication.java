package org.openspm.incentive.run;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.calendar.Period;
import org.openspm.domain.calendar.PeriodRepository;
import org.openspm.domain.incentive.CalculationRun;
import org.openspm.domain.incentive.CalculationRunRepository;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes an approved run: every period that has ended becomes final with its statements; differences in periods that
 * were final before are posted as corrections in the open period.
 */
@Service
@Transactional
public class RunPublication {
    private final CalculationRunRepository runs;
    private final PeriodRepository periods;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    RunPublication(
            CalculationRunRepository runs, PeriodRepository periods, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.periods = periods;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What publishing would do now; for the confirmation. */
    @Transactional(readOnly = true)
    public Settlement preview(RunId id, LocalDate through) {
        var run = runs.findById(id.value()).orElseThrow(() -> unknown(id));
        var calendar = periods.findAllInOrder();
        refuseWhatHadNotBegun(run, through, calendar);
        return settlement(run, through, calendar);
    }

    /** The last day of the latest period of the run that has ended before a day; what is published unless told otherwise. */
    @Transactional(readOnly = true)
    public LocalDate endedBefore(RunId id, LocalDate today) {
        var run = runs.findById(id.value()).orElseThrow(() -> unknown(id));
        return periods.findAllInOrder().stream()
                .filter(period -> inScope(period, run) && period.lastDay().isBefore(today))
                .map(Period::lastDay)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new RuleViolation("No period of run " + run.number() + " has ended before " + today
                        + "; a period is published after its last day."));
    }

    /** Doing it twice has the effect of doing it once. */
    public Settlement publish(RunId id, LocalDate through, String by) {
        var run = runs.lockById(id.value()).orElseThrow(() -> unknown(id));
        var locked = periods.lockAll();
        refuseWhenOvertaken(run);
        refuseWhatHadNotBegun(run, through, locked);
        var settlement = settlement(run, through, locked);
        // PostgreSQL keeps microseconds; the statements are found again by this moment.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (settlement.isEmpty() && run.status() == RunStatus.PUBLISHED) {
            return settlement;
        }
        run.publish(through, by, now);
        for (var sql : List.of(SettlementSql.POST_STATEMENTS, SettlementSql.POST_LINES)) {
            var statement = bind(jdbc.sql(sql), run, through).param("at", Timestamp.from(now));
            (sql.equals(SettlementSql.POST_STATEMENTS) ? statement.param("by", by) : statement).update();
        }
        locked.stream().filter(period -> becomesFinal(period, run, through)).forEach(Period::publish);
        audit.append(
                by, "published", "calculation-run", Long.toString(run.number()), Map.of("through", through.toString()));
        return settlement;
    }

    private Settlement settlement(CalculationRun run, LocalDate through, List<Period> calendar) {
        var codes = new HashMap<UUID, String>();
        calendar.forEach(period -> codes.put(period.id().value(), period.code()));
        var becoming = calendar.stream()
                .filter(period -> becomesFinal(period, run, through))
                .map(Period::code)
                .toList();
        return new Settlement(run.number(), through, becoming, postings(run, through, codes));
    }

    private List<Settlement.Posting> postings(CalculationRun run, LocalDate through, Map<UUID, String> codes) {
        return bind(jdbc.sql(SettlementSql.SUMMARY), run, through)
                .query((row, _) -> {
                    var period = row.getObject("posted_period_id", UUID.class);
                    if (period == null) {
                        throw new Conflict("A correction of " + row.getString("earned_period")
                                + " has no open period to go into; add the next period to the calendar.");
                    }
                    return new Settlement.Posting(
                            Objects.requireNonNull(codes.get(period)),
                            row.getString("cause").equals("CORRECTION"),
                            row.getLong("lines"),
                            row.getLong("payees"),
                            Money.of(row.getString("amount"), row.getString("currency")));
                })
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, CalculationRun run, LocalDate through) {
        return sql.param("run", run.id().value())
                .param("scope", run.scope().toString())
                .param("through", through);
    }

    private void refuseWhenOvertaken(CalculationRun run) {
        runs.findFirstByStatusOrderByNumberDesc(RunStatus.PUBLISHED)
                .filter(newest -> newest.number() > run.number())
                .ifPresent(newest -> {
                    throw new Conflict("Run " + newest.number() + " is newer and published already; run " + run.number()
                            + " would undo it. Calculate again instead.");
                });
    }

    /** Of a period that began after the run was asked for it holds nothing; to publish that would take everything back. */
    private static void refuseWhatHadNotBegun(CalculationRun run, LocalDate through, List<Period> calendar) {
        calendar.stream()
                .filter(period -> inScope(period, run) && !period.lastDay().isAfter(through))
                .filter(period -> period.firstDay().isAfter(run.businessDate()))
                .min(Comparator.comparing(Period::firstDay))
                .ifPresent(period -> {
                    throw new Conflict("Run " + run.number() + " was calculated as of " + run.businessDate() + ", when "
                            + period.code()
                            + " had not begun, and holds nothing of it; calculate again to publish it.");
                });
    }

    private static boolean becomesFinal(Period period, CalculationRun run, LocalDate through) {
        return !period.status().isFinal()
                && inScope(period, run)
                && !period.lastDay().isAfter(through);
    }

    private static boolean inScope(Period period, CalculationRun run) {
        return run.scope().contains(period.firstDay()) && run.scope().contains(period.lastDay());
    }

    private static NotFound unknown(RunId id) {
        return new NotFound("There is no run " + id + ".");
    }
}
