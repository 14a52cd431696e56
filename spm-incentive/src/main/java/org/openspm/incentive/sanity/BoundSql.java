package org.openspm.incentive.sanity;

/**
 * The comparisons, each one query over the earnings and measurements of a run. Only periods that had ended when the run was
 * asked for are judged, and only in companies that pay enough people for a mean to say something.
 */
final class BoundSql {
    private static final String RUN = """
            with run as (
                select coalesce(same_as_run, id) as id, business_date as day, transactions
                  from calculation_run where id = :run
            ), ended as (
                select p.id, p.code, p.kind, p.valid from period p, run where upper(p.valid) <= run.day
            ), large as (
                select 1 from earning e, run where e.run_id = run.id having count(distinct e.person_key) >= :payees
            ), paid as (
                select e.person_key, v.plan_id, e.period_id, e.currency, sum(e.amount) as amount
                  from earning e join run on e.run_id = run.id join plan_version v on v.id = e.plan_version_id
                 where exists (select from large)
                 group by e.person_key, v.plan_id, e.period_id, e.currency
            )
            """;

    /** period, person id, person, subject, figure, compared, ratio, currency – those beyond {@code :limit}, the furthest first. */
    private static final String TOTAL_CHANGE = RUN + """
            , cost as (
                select d.code, d.kind, d.valid, p.currency, sum(p.amount) as amount
                  from paid p join ended d on d.id = p.period_id group by d.code, d.kind, d.valid, p.currency
            ), moved as (
                select code, currency, amount,
                       lag(amount) over (partition by kind, currency order by lower(valid)) as before
                  from cost
            )
            select code as period, null::uuid as person_id, null::text as person, currency as subject, amount as figure,
                   before as compared, abs(amount - before) / abs(before) as ratio, currency
              from moved where before <> 0 and abs(amount - before) > :limit * abs(before)""";

    private static final String PAYEE_HISTORY = RUN + """
            , pay as (
                select p.person_key, d.code, d.kind, d.valid, p.currency, sum(p.amount) as amount
                  from paid p join ended d on d.id = p.period_id group by p.person_key, d.code, d.kind, d.valid, p.currency
            ), history as (
                select pay.*, w.mean
                  from pay, lateral (
                       select avg(b.amount) as mean, count(*) as periods from pay b
                        where b.person_key = pay.person_key and b.currency = pay.currency and b.kind = pay.kind
                          and lower(b.valid) < lower(pay.valid) and lower(b.valid) >= lower(pay.valid) - 366) w
                 where w.periods >= 2
            )
            select h.code as period, n.id as person_id, n.full_name as person, '' as subject, h.amount as figure,
                   round(h.mean, 2) as compared, h.amount / h.mean as ratio, h.currency
              from history h join person n on n.key = h.person_key
             where h.mean > 0 and h.amount > :limit * h.mean""";

    private static final String PAYEE_TARGET = RUN + """
            , pay as (
                select p.person_key, d.code, d.valid, p.currency, sum(p.amount) as amount
                  from paid p join ended d on d.id = p.period_id group by p.person_key, d.code, d.valid, p.currency
            ), target as (
                select pay.*, (
                       select t.value from payee_value t
                        where t.name = 'target_incentive' and t.valid @> (upper(pay.valid) - 1)
                          and coalesce(t.currency, pay.currency) = pay.currency
                          and (t.person_key = pay.person_key
                               or t.position_key in (select s.key from position s join position_assignment a on a.position_id = s.id
                                                       join person n on n.id = a.person_id
                                                      where n.key = pay.person_key and a.valid @> (upper(pay.valid) - 1)))
                        order by t.person_key nulls last limit 1) as target
                  from pay
            )
            select t.code as period, n.id as person_id, n.full_name as person, '' as subject, t.amount as figure,
                   round(t.target, 2) as compared, t.amount / t.target as ratio, t.currency
              from target t join person n on n.key = t.person_key
             where t.target > 0 and t.amount > :limit * t.target""";

    private static final String UNPAID = RUN + """
            , counted as (
                select d.code, count(distinct m.person_key) as payees,
                       count(distinct m.person_key) filter (where not exists (
                           select from paid p where p.person_key = m.person_key and p.period_id = d.id and p.amount <> 0)) as unpaid
                  from measurement m join run on m.run_id = run.id join ended d on d.id = m.period_id
                 where m.person_key is not null and exists (select from large) group by d.id, d.code
            )
            select code as period, null::uuid as person_id, null::text as person, '' as subject, unpaid as figure,
                   payees as compared, unpaid::numeric / payees as ratio, null::text as currency
              from counted where unpaid > :limit * payees""";

    private static final String EFFECTIVE_RATE = RUN + """
            , cost as (
                select p.plan_id, d.id, d.code, d.kind, d.valid, p.currency, sum(p.amount) as amount
                  from paid p join ended d on d.id = p.period_id group by p.plan_id, d.id, d.code, d.kind, d.valid, p.currency
            ), measured as (
                select v.plan_id, m.period_id, m.currency, sum(m.value) as value
                  from measurement m join run on m.run_id = run.id join plan_version v on v.id = m.plan_version_id
                 where m.person_key is not null and m.currency is not null group by v.plan_id, m.period_id, m.currency
            ), rate as (
                select c.plan_id, c.code, c.kind, c.valid, c.currency, c.amount / m.value as rate
                  from cost c join measured m on m.plan_id = c.plan_id and m.period_id = c.id and m.currency = c.currency
                 where m.value > 0
            ), moved as (
                select plan_id, code, currency, rate,
                       lag(rate) over (partition by plan_id, kind, currency order by lower(valid)) as before
                  from rate
            )
            select m.code as period, null::uuid as person_id, null::text as person, n.code || ' ' || m.currency as subject,
                   round(m.rate, 6) as figure, round(m.before, 6) as compared, abs(m.rate - m.before) / m.before as ratio,
                   null::text as currency
              from moved m join compensation_plan n on n.id = m.plan_id
             where m.before > 0 and abs(m.rate - m.before) > :limit * m.before""";

    private static final String EXCEPTIONS = RUN + """
            , found as (
                select count(distinct x.transaction_id) as exceptions from run_exception x join run on x.run_id = run.id
                 where x.transaction_id is not null
            )
            select '' as period, null::uuid as person_id, null::text as person, '' as subject, exceptions as figure,
                   transactions as compared, exceptions::numeric / transactions as ratio, null::text as currency
              from found, (select r.transactions from calculation_run r join run on r.id = run.id) t
             where exists (select from large) and transactions > 0 and exceptions > :limit * transactions""";

    private static final String ATTAINMENT = RUN + """
            select d.code as period, n.id as person_id, n.full_name as person, m.measure as subject, m.value as figure,
                   m.quota as compared, m.attainment as ratio, m.currency
              from measurement m join run on m.run_id = run.id join ended d on d.id = m.period_id
              join person n on n.key = m.person_key
             where exists (select from large) and m.attainment > :limit""";

    static final String ORDER = " order by ratio desc, period, person, subject";

    private BoundSql() {}

    static String of(Bound bound) {
        return switch (bound) {
            case TOTAL_CHANGE -> TOTAL_CHANGE;
            case PAYEE_HISTORY -> PAYEE_HISTORY;
            case PAYEE_TARGET -> PAYEE_TARGET;
            case UNPAID -> UNPAID;
            case EFFECTIVE_RATE -> EFFECTIVE_RATE;
            case EXCEPTIONS -> EXCEPTIONS;
            case ATTAINMENT -> ATTAINMENT;
        };
    }
}
