package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the product has written down of a {@link CompanyLife}. */
final class LifeLedger {
    private final JdbcClient jdbc;

    LifeLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long breaches(LifeInvariant invariant) {
        return jdbc.sql(invariant.breaches).query(Long.class).single();
    }

    /** What components earn in the newest result, without zeros. */
    Map<String, BigDecimal> earned() {
        var earned = new TreeMap<String, BigDecimal>();
        jdbc.sql("""
                        select n.code || ' ' || right(p.code, 1) || ' ' || e.component as line, sum(e.amount)::numeric(19, 2) as amount
                          from earning e join person n on n.key = e.person_key join period p on p.id = e.period_id
                         where e.stage = 'EARNING' and e.run_id = (select id from calculation_run
                               where status in ('CALCULATED', 'APPROVED', 'PUBLISHED') and same_as_run is null order by number desc limit 1)
                         group by 1 having sum(e.amount) <> 0""").query(row -> {
            earned.put(row.getString("line"), row.getBigDecimal("amount"));
        });
        return earned;
    }

    /** All that was posted, in the order in which it was. */
    String posted() {
        return jdbc.sql("""
                        select coalesce(string_agg(concat_ws(' ', y.id, y.statement_id, s.total, y.line_key, y.amount, y.cause), ';'
                               order by y.id), '')
                          from payable y join statement s on s.id = y.statement_id""").query(String.class).single();
    }

    /** A print of all that a refused act could have changed. */
    String everything() {
        var tables = List.of(
                "calculation_run",
                "period",
                "earning",
                "earning_line",
                "statement",
                "payable",
                "plan_version",
                "transaction",
                "audit_event");
        var print = new StringBuilder();
        tables.forEach(table -> print.append(jdbc.sql(
                        "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table + " t")
                .query(String.class)
                .single()));
        return print.toString();
    }
}
