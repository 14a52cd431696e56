package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures above the lines: totals by state, attainment, the last periods, and the run they come from. */
@Service
@Transactional(readOnly = true)
public class PayOverview {
    private final JdbcClient jdbc;
    private final ShownRuns runs;

    PayOverview(JdbcClient jdbc, ShownRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    public Optional<CalculationStamp> stamp(UUID periodId) {
        return runs.of(periodId);
    }

    /** One total for each currency the payee earns in; usually one. */
    public List<PayTotal> totals(int personKey, PayPeriod period) {
        var amounts = period.published() ? jdbc.sql("""
                        select currency, sum(amount) as amount from payable
                         where person_key = :person and posted_period_id = :period group by currency order by currency""") : jdbc.sql("""
                        select currency, sum(amount) as amount from earning
                         where run_id = :run and person_key = :person and period_id = :period
                         group by currency order by currency""").param("run", resultRun(period.id()));
        return amounts
                .param("person", personKey)
                .param("period", period.id())
                .query((row, _) -> Money.of(row.getBigDecimal("amount"), Currency.of(row.getString("currency"))))
                .list()
                .stream()
                .map(amount -> total(amount, period))
                .toList();
    }

    /** Measures of the period's newest run, those with a quota first. */
    public List<PayMeasure> measures(int personKey, PayPeriod period) {
        return jdbc.sql("""
                        select m.*, c.code as plan_code, c.title as plan_title
                          from measurement m
                          join plan_version v on v.id = m.plan_version_id
                          join compensation_plan c on c.id = v.plan_id
                         where m.run_id = :run and m.person_key = :person and m.period_id = :period
                         order by m.quota is null, c.code, m.measure""")
                .param("run", resultRun(period.id()))
                .param("person", personKey)
                .param("period", period.id())
                .query((row, _) -> new PayMeasure(
                        row.getObject("plan_version_id", UUID.class),
                        row.getString("plan_code"),
                        row.getString("plan_title"),
                        row.getString("measure"),
                        row.getBigDecimal("value"),
                        row.getObject("quota", BigDecimal.class),
                        row.getObject("attainment", BigDecimal.class),
                        row.getString("currency")))
                .list();
    }

    /** The last {@code count} periods of the same kind up to this one, oldest first, in one currency. */
    public List<TrendPoint> trend(int personKey, PayPeriod period, Currency currency, int count) {
        return jdbc.sql("""
                        with shown as (
                            select p.id, p.code, lower(p.valid) as first_day,
                                   exists (select from statement s where s.person_key = :person and s.period_id = p.id) as published,
                                   (select coalesce(r.same_as_run, r.id) from calculation_run r
                                     where r.status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and r.scope @> p.valid
                                     order by r.number desc limit 1) as run_id
                              from period p
                             where p.kind = :kind and lower(p.valid) <= :last
                             order by p.valid desc limit :count)
                        select s.code, s.first_day, s.published,
                               case when s.published
                                    then (select sum(y.amount) from payable y
                                           where y.person_key = :person and y.posted_period_id = s.id and y.currency = :currency)
                                    else (select sum(e.amount) from earning e
                                           where e.run_id = s.run_id and e.person_key = :person and e.period_id = s.id
                                             and e.currency = :currency) end as amount
                          from shown s
                         order by s.first_day""")
                .param("person", personKey)
                .param("kind", period.kind())
                .param("last", period.first())
                .param("count", count)
                .param("currency", currency.code())
                .query((row, _) -> new TrendPoint(
                        row.getString("code"),
                        row.getObject("first_day", LocalDate.class),
                        row.getBigDecimal("amount") == null ? BigDecimal.ZERO : row.getBigDecimal("amount"),
                        row.getBoolean("published")))
                .list();
    }

    private @Nullable UUID resultRun(UUID periodId) {
        return runs.of(periodId).map(CalculationStamp::resultRunId).orElse(null);
    }

    private static PayTotal total(Money amount, PayPeriod period) {
        var none = Money.zero(amount.currency());
        if (period.isPaid()) {
            return new PayTotal(amount, none, none, amount);
        }
        return period.published() ? new PayTotal(amount, none, amount, none) : new PayTotal(amount, amount, none, none);
    }
}
