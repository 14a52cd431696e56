package org.openspm.incentive.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the earnings of two runs over the days that both calculated; the sums of what is listed tie with the sums of the
 * runs over those days.
 */
@Service
@Transactional(readOnly = true)
public class RunComparison {
    private static final String COMPARED = """
            with both_days as (
                select range_intersect_agg(scope) as days from calculation_run where id in (:before, :after)
            ), earned as (
                select e.run_id, e.person_key, v.plan_id, e.component, e.period_id, e.currency, sum(e.amount) as amount
                  from earning e
                  join plan_version v on v.id = e.plan_version_id
                  join period p on p.id = e.period_id
                  join both_days b on p.valid <@ b.days
                 where e.run_id in (:before, :after)
                 group by e.run_id, e.person_key, v.plan_id, e.component, e.period_id, e.currency
            ), compared as (
                select person_key, plan_id, component, period_id, currency, coalesce(b.amount, 0) as before,
                       coalesce(a.amount, 0) as after, coalesce(a.amount, 0) - coalesce(b.amount, 0) as difference
                  from (select * from earned where run_id = :before) b
                  full join (select * from earned where run_id = :after) a
                       using (person_key, plan_id, component, period_id, currency)
            )
            """;

    private final JdbcClient jdbc;

    RunComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a run pays in all, before and after, in one currency. */
    public record Sums(Money before, Money after, Money difference, long changed) {}

    public List<Sums> sums(UUID before, UUID after) {
        return bind(COMPARED + """
                        select currency, sum(before) as before, sum(after) as after, sum(difference) as difference,
                               count(*) filter (where difference <> 0) as changed
                          from compared group by currency order by currency""", before, after)
                .query((row, _) -> new Sums(
                        money(row, "before"), money(row, "after"), money(row, "difference"), row.getLong("changed")))
                .list();
    }

    /** Only what changed, the greatest change first. */
    public Page<RunDifference> changes(UUID before, UUID after, PageRequest page) {
        var total = bind(COMPARED + " select count(*) from compared where difference <> 0", before, after)
                .query(Long.class)
                .single();
        var items = bind(COMPARED + """
                        select c.*, p.code as person_code, p.full_name, n.code as plan_code, d.code as period
                          from compared c
                          join person p on p.key = c.person_key
                          join compensation_plan n on n.id = c.plan_id
                          join period d on d.id = c.period_id
                         where c.difference <> 0
                         order by abs(c.difference) desc, p.code, lower(d.valid), n.code, c.component
                         limit :size offset :offset""", before, after)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> difference(row))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    private JdbcClient.StatementSpec bind(String sql, UUID before, UUID after) {
        return jdbc.sql(sql).param("before", before).param("after", after);
    }

    private static RunDifference difference(ResultSet row) throws SQLException {
        return new RunDifference(
                row.getInt("person_key"),
                row.getString("person_code"),
                row.getString("full_name"),
                row.getString("plan_code"),
                row.getString("component"),
                row.getString("period"),
                money(row, "before"),
                money(row, "after"),
                money(row, "difference"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getString(column), row.getString("currency"));
    }
}
