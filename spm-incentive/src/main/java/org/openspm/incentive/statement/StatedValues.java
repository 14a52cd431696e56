package org.openspm.incentive.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openspm.quota.MeasuredValue;
import org.openspm.quota.MeasuredValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives quotas the values of the run that is shown for a period, the same that payees see. */
@Service
@Transactional(readOnly = true)
class StatedValues implements MeasuredValues {
    private final JdbcClient jdbc;
    private final ShownRuns runs;

    StatedValues(JdbcClient jdbc, ShownRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    @Override
    public Optional<Source> source(UUID periodId) {
        return runs.of(periodId).map(stamp -> new Source(stamp.runId(), stamp.number(), stamp.finishedAt()));
    }

    @Override
    public List<MeasuredValue> of(UUID periodId, String measure, LocalDate day) {
        return runs.of(periodId)
                .map(stamp -> values(stamp.resultRunId(), periodId, measure, day))
                .orElse(List.of());
    }

    /** Of a quarter that is measured by the month, the month that holds the day: values add up within the quarter. */
    private List<MeasuredValue> values(UUID run, UUID periodId, String measure, LocalDate day) {
        return jdbc.sql("""
                        select distinct on (m.person_key, m.position_key, m.plan_version_id)
                               m.person_key, m.position_key, c.code as plan, m.measure, m.value, m.quota, m.currency
                        from measurement m
                        join plan_version v on v.id = m.plan_version_id
                        join compensation_plan c on c.id = v.plan_id
                        join period p on p.id = m.period_id
                        join period wanted on wanted.id = :period
                        where m.run_id = :run and m.measure = :measure
                          and p.valid <@ wanted.valid and lower(p.valid) <= :day
                        order by m.person_key, m.position_key, m.plan_version_id, upper(p.valid) desc, lower(p.valid)""")
                .param("measure", measure)
                .param("run", run)
                .param("period", periodId)
                .param("day", day)
                .query((row, _) -> new MeasuredValue(
                        row.getObject("person_key", Integer.class),
                        row.getObject("position_key", Integer.class),
                        row.getString("plan"),
                        row.getString("measure"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("quota"),
                        row.getString("currency")))
                .list();
    }
}
