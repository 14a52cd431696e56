package org.openspm.domain.testing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A finished run in which nothing is odd: twelve people earn 1,000 in each quarter of a year, each on 20,000 sold and quota. */
public final class OrdinaryRun {
    private OrdinaryRun() {}

    /** Codes of people and periods begin with the prefix; the plan is called AE with it. */
    public static UUID load(JdbcClient jdbc, String prefix, int year) {
        jdbc.sql("""
                        insert into period (calendar_id, code, kind, fiscal_year, valid)
                        select c.id, :prefix || :year || '-Q' || q, 'QUARTER', :year,
                               daterange((make_date(:year, 1, 1) + make_interval(months => 3 * (q - 1)))::date,
                                         (make_date(:year, 1, 1) + make_interval(months => 3 * q))::date)
                          from calendar c, generate_series(1, 4) q""").param("prefix", prefix).param("year", year).update();
        jdbc.sql(
                        "insert into person (code, full_name) select :prefix || 'P' || n, 'Person ' || n from generate_series(1, 12) n")
                .param("prefix", prefix)
                .update();
        var plan = jdbc.sql(
                        "insert into compensation_plan (code, title) values (:prefix || 'AE', 'Account executive') returning id")
                .param("prefix", prefix)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        insert into plan_version (plan_id, number, text, hash, status, effective_from, created_by, created_at)
                        values (:plan, 1, 'plan: AE', 'h', 'PUBLISHED', make_date(:year, 1, 1), 'mira', now())""").param("plan", plan).param("year", year).update();
        var run = jdbc.sql("""
                        insert into calculation_run (scope, business_date, status, requested_by, requested_at, finished_at, transactions)
                        values (daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1)), make_date(:year + 1, 1, 2), 'CALCULATED', 'mira',
                                make_date(:year + 1, 1, 2), make_date(:year + 1, 1, 2), 1000) returning id""").param("year", year).query(UUID.class).single();
        jdbc.sql("""
                        insert into earning (run_id, person_key, plan_version_id, component, period_id, amount, currency, lines)
                        select :run, p.key, v.id, 'Commission', d.id, 1000, 'EUR', 1
                          from person p, plan_version v, period d
                         where p.code like :prefix || 'P%' and v.plan_id = :plan and d.code like :prefix || :year || '-Q%'""")
                .param("run", run)
                .param("plan", plan)
                .param("prefix", prefix)
                .param("year", year)
                .update();
        jdbc.sql("""
                        insert into measurement (run_id, person_key, plan_version_id, measure, period_id, value, quota, attainment, currency)
                        select e.run_id, e.person_key, e.plan_version_id, 'sales', e.period_id, 20000, 20000, 1, 'EUR'
                          from earning e where e.run_id = :run""").param("run", run).update();
        return run;
    }
}
