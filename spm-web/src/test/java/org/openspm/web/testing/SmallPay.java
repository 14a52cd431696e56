package org.openspm.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures for the small company without a calculation: a finished run of the first quarter of 2026 with lines and values. */
public final class SmallPay {
    private static final String PLAN = "sample-company/plans/ae-europe.yaml";

    private SmallPay() {}

    /** One line for everybody who holds a seat at the end of the quarter, and the quarter's value against the quota. */
    public static void load(JdbcClient database) {
        database.sql("insert into compensation_plan (code, title) values ('AE', 'Account Executive')")
                .update();
        database.sql("""
                        insert into plan_version (plan_id, number, text, hash, status, effective_from, created_by, created_at)
                        select id, 1, :text, 'hash', 'PUBLISHED', '2026-01-01', 'test', now()
                        from compensation_plan where code = 'AE'""").param("text", text()).update();
        database.sql("""
                        insert into calculation_run (scope, business_date, status, requested_by, requested_at, finished_at)
                        values ('[2026-01-01,2026-04-01)', '2026-04-02', 'CALCULATED', 'test', now(), now())""").update();
        measure(database, "M%");
        addLines(database, 1);
    }

    /** Values of new bookings for the people whose codes fit. */
    public static void measure(JdbcClient database, String codes) {
        database.sql("""
                        insert into measurement (run_id, person_key, plan_version_id, measure, period_id, value, quota,
                                                 attainment, currency)
                        select r.id, p.key, v.id, 'new_bookings', t.id, 80000 + p.key, 100000, (80000 + p.key) / 100000.0, 'EUR'
                        from calculation_run r, plan_version v, period t, person p
                        where t.code = '2026-Q1' and p.code like :codes""").param("codes", codes).update();
    }

    /** So many lines more for everybody, and the sums they make. */
    public static void addLines(JdbcClient database, int lines) {
        database.sql("""
                        insert into earning_line (run_id, person_key, plan_version_id, component, period_id, line_key, base, rate,
                                                  amount, currency)
                        select r.id, p.key, v.id, 'New bookings', t.id, 'line-' || n || '-' || :lines, 1000, 0.05, 50, 'EUR'
                        from calculation_run r, plan_version v, period t, person p, generate_series(1, :lines) n
                        where t.code = '2026-Q1'""").param("lines", lines).update();
        database.sql("delete from earning").update();
        database.sql("""
                        insert into earning (run_id, person_key, plan_version_id, component, period_id, amount, currency, lines)
                        select run_id, person_key, plan_version_id, component, period_id, sum(amount), currency, count(*)
                        from earning_line group by 1, 2, 3, 4, 5, 7""").update();
    }

    private static String text() {
        try {
            return new ClassPathResource(PLAN).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
