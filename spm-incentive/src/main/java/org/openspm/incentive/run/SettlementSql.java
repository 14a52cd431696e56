package org.openspm.incentive.run;

/** Settlement by difference in SQL: what a run entitles to, less what was posted before, line key by line key. */
final class SettlementSql {
    /**
     * The lines to post. A line of a period that is not final goes into its own period; a difference in a final period
     * is a correction in the first later period of its kind that is not final.
     */
    static final String DIFFERENCE = """
            with reached as (
                select p.id, p.code, p.kind, p.valid, p.status in ('PUBLISHED', 'PAID', 'CLOSED') as final,
                       (select o.id from period o
                         where o.calendar_id = p.calendar_id and o.kind = p.kind and lower(o.valid) >= upper(p.valid)
                           and o.status not in ('PUBLISHED', 'PAID', 'CLOSED')
                         order by o.valid limit 1) as open_id
                  from period p
                 where p.valid <@ cast(:scope as daterange) and upper(p.valid) <= cast(:through as date) + 1
            ), entitled as (
                select l.person_key, v.plan_id, l.plan_version_id, l.component, l.period_id as earned_period_id,
                       l.line_key, l.currency, l.transaction_id, l.tier, l.stage, l.amount
                  from earning_line l
                  join plan_version v on v.id = l.plan_version_id
                  join reached r on r.id = l.period_id
                 where l.run_id = :run
            ), posted as (
                select y.person_key, y.plan_id, y.component, y.earned_period_id, y.line_key, y.currency,
                       sum(y.amount) as amount, max(y.id) as last_id
                  from payable y join reached r on r.id = y.earned_period_id
                 group by y.person_key, y.plan_id, y.component, y.earned_period_id, y.line_key, y.currency
            ), compared as (
                select person_key, plan_id, component, earned_period_id, line_key, currency, e.plan_version_id,
                       e.transaction_id, e.tier, e.stage, p.last_id, coalesce(e.amount, 0) - coalesce(p.amount, 0) as amount
                  from entitled e
                  full join posted p using (person_key, plan_id, component, earned_period_id, line_key, currency)
                 where coalesce(e.amount, 0) <> coalesce(p.amount, 0)
            ), difference as (
                select c.person_key, c.plan_id, c.component, c.earned_period_id, c.line_key, c.currency,
                       coalesce(c.plan_version_id, last.plan_version_id) as plan_version_id,
                       coalesce(c.transaction_id, last.transaction_id) as transaction_id,
                       coalesce(c.tier, last.tier) as tier, coalesce(c.stage, last.stage) as stage, c.amount, c.last_id as corrects_id,
                       case when r.final then 'CORRECTION' else 'EARNED' end as cause,
                       case when r.final then r.open_id else r.id end as posted_period_id,
                       r.code as earned_period
                  from compared c
                  join reached r on r.id = c.earned_period_id
                  left join payable last on last.id = c.last_id
            )
            """;

    /** Corrected are those with an earning that changes; lines that only take each other's place change none. */
    static final String SUMMARY = DIFFERENCE + """
            , by_earning as (
                select posted_period_id, cause, currency, person_key, count(*) as lines, sum(amount) as amount,
                       min(earned_period) as earned_period
                  from difference
                 group by posted_period_id, cause, currency, person_key, plan_id, component, earned_period_id
            )
            select posted_period_id, cause, currency, sum(lines) as lines,
                   count(distinct person_key) filter (where cause = 'EARNED' or amount <> 0) as payees,
                   sum(amount) as amount, min(earned_period) as earned_period
              from by_earning group by posted_period_id, cause, currency order by cause desc, currency""";

    static final String POST_STATEMENTS = DIFFERENCE + """
            insert into statement (person_key, period_id, run_id, currency, total, published_at, published_by)
            select person_key, posted_period_id, :run, currency, sum(amount), :at, :by
              from difference group by person_key, posted_period_id, currency""";

    static final String POST_LINES = DIFFERENCE + """
            insert into payable (statement_id, person_key, plan_id, plan_version_id, component, earned_period_id,
                                 posted_period_id, line_key, transaction_id, tier, stage, amount, currency, run_id, cause,
                                 corrects_id)
            select s.id, d.person_key, d.plan_id, d.plan_version_id, d.component, d.earned_period_id,
                   d.posted_period_id, d.line_key, d.transaction_id, d.tier, d.stage, d.amount, d.currency, :run, d.cause,
                   d.corrects_id
              from difference d
              join statement s on s.person_key = d.person_key and s.period_id = d.posted_period_id and s.run_id = :run
                   and s.currency = d.currency and s.published_at = :at""";

    private SettlementSql() {}
}
