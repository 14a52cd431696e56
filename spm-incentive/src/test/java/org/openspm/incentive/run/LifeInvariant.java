package org.openspm.incentive.run;

/** What must hold in a {@link CompanyLife} after each step, as a query that counts what breaks it; none is right. */
enum LifeInvariant {
    /** Σ posted by line = what the newest published run entitles to: whatever was posted first, corrected, paid or closed. */
    POSTED_IS_ENTITLED("""
            with newest as (select * from calculation_run where status = 'PUBLISHED' order by number desc limit 1),
            entitled as (
                select l.person_key, l.component, l.period_id, l.line_key, l.stage, sum(l.amount) as amount
                  from earning_line l join newest n on n.id = l.run_id join period p on p.id = l.period_id
                 where upper(p.valid) - 1 <= n.published_through group by 1, 2, 3, 4, 5),
            posted as (
                select person_key, component, earned_period_id as period_id, line_key, stage, sum(amount) as amount
                  from payable group by 1, 2, 3, 4, 5)
            select count(*) from entitled full join posted using (person_key, component, period_id, line_key, stage)
             where coalesce(entitled.amount, 0) <> coalesce(posted.amount, 0)"""),
    EARNING_IS_ITS_LINES("""
            select count(*) from (select run_id, person_key, component, period_id, sum(amount) as amount from earning where run_id = NEWEST group by 1, 2, 3, 4) e
              full join (select run_id, person_key, component, period_id, sum(amount) as amount from earning_line where run_id = NEWEST group by 1, 2, 3, 4) l
                using (run_id, person_key, component, period_id)
             where coalesce(e.amount, 0) <> coalesce(l.amount, 0)"""),
    STATEMENT_IS_ITS_LINES("""
            select count(*) from statement s
             where total <> (select coalesce(sum(amount), 0) from payable y where y.statement_id = s.id)"""),
    ONE_CURRENT_REVISION("""
            select count(*) from (select 1 from transaction group by source, code, line_no
             having count(*) filter (where current) <> 1 or max(revision) filter (where current) <> max(revision)) t"""),
    CORRECTIONS_GO_INTO_A_LATER_PERIOD("""
            select count(*) from payable y join period earned on earned.id = y.earned_period_id
              join period posted on posted.id = y.posted_period_id
             where y.cause = 'CORRECTION' and lower(posted.valid) <= lower(earned.valid)"""),
    NO_LINE_IS_EARNED_TWICE("""
            select count(*) from (select 1 from payable where cause = 'EARNED'
             group by person_key, plan_id, component, earned_period_id, line_key, currency having count(*) > 1) t"""),
    /** What is held back, advanced or carried is what the lines of its rule have taken and given so far. */
    BALANCE_IS_WHAT_ITS_LINES_LEFT("""
            select count(*) from payment_balance b join period p on p.id = b.period_id
             where b.run_id = NEWEST and b.closing * case when b.kind in ('HELD', 'WAITING') then -1 else 1 end <>
                   (select coalesce(sum(e.amount), 0) from earning e join period q on q.id = e.period_id
                     where e.run_id = b.run_id and e.person_key = b.person_key and e.component = b.rule
                       and upper(q.valid) <= upper(p.valid))"""),
    BALANCE_OPENS_AS_IT_CLOSED("""
            select count(*) from payment_balance b join period p on p.id = b.period_id
              join period q on upper(q.valid) = lower(p.valid) and q.kind = p.kind
              join payment_balance c on c.period_id = q.id
                   and (c.run_id, c.person_key, c.plan_version_id, c.rule) = (b.run_id, b.person_key, b.plan_version_id, b.rule)
             where b.run_id = NEWEST and b.opening <> c.closing"""),
    NOBODY_IS_PAID_LESS_THAN_NOTHING("""
            select count(*) from (select 1 from earning where run_id = NEWEST group by person_key, period_id having sum(amount) < 0) t"""),
    EACH_COMMISSION_HAS_ITS_DEAL("""
            select count(*) from earning_line l left join transaction t on t.id = l.transaction_id
             where l.run_id = NEWEST and l.component = 'Commission' and t.id is null"""),
    /** Compared with {@link LifeModel}, which counts what differs. */
    EARNINGS_DERIVE_FROM_THE_INPUT(""),
    PUBLISHED_STAYS(""),
    A_REFUSED_ACT_CHANGES_NOTHING(""),
    UNCHANGED_INPUT_WRITES_NOTHING("");

    final String breaches;

    LifeInvariant(String breaches) {
        this.breaches = breaches.replace("NEWEST", newest());
    }

    private static String newest() {
        return "(select id from calculation_run where digest is not null and same_as_run is null order by number desc limit 1)";
    }
}
