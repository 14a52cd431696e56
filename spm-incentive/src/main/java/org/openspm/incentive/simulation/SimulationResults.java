package org.openspm.incentive.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what a run over the past found: as it is, as it would have been, and as the newest run of production found it; all
 * sums tie with the list of the payees.
 */
@Service
@Transactional(readOnly = true)
public class SimulationResults {
    private static final String FOUND = """
            with found as (
                select e.person_key, e.currency, sum(e.amount) as found
                  from earning e join simulation_run r on r.id = :run and e.run_id = r.compared_run
                  join period p on p.id = e.period_id and p.valid && r.days
                 group by e.person_key, e.currency
            ), simulated as (
                select person_key, currency, sum(before) as before, sum(after) as after
                  from simulation_earning where simulation_run_id = :run group by person_key, currency
            ), payee as (
                select person_key, currency, coalesce(before, 0) as before, coalesce(after, 0) as after,
                       coalesce(after, 0) - coalesce(before, 0) as difference, coalesce(found, 0) as found
                  from simulated full join found using (person_key, currency)
            )
            """;
    private static final Map<String, String> ORDERS = Map.of(
            "", "abs(x.difference) desc",
            "person", "p.full_name",
            "found", "x.found",
            "before", "x.before",
            "after", "x.after",
            "difference", "x.difference");

    private final JdbcClient jdbc;

    SimulationResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is paid in one currency.
     *
     * @param found by the run of production that is compared; null when there is none
     * @param before by the plans in force on today's data
     */
    public record Sums(
            @Nullable Money found,
            Money before,
            Money after,
            Money difference,
            long winners,
            long losers,
            long unchanged) {}

    /** The part of a period, or of a plan. */
    public record Part(String name, Money before, Money after, Money difference) {}

    /** One payee in one currency. */
    public record Payee(
            UUID personId,
            String personCode,
            String person,
            @Nullable Money found,
            Money before,
            Money after,
            Money difference) {}

    public List<Sums> sums(SimulationRun run) {
        return jdbc.sql(FOUND + """
                        select currency, sum(found) as found, sum(before) as before, sum(after) as after,
                               sum(difference) as difference, count(*) filter (where difference > 0) as winners,
                               count(*) filter (where difference < 0) as losers, count(*) filter (where difference = 0) as unchanged
                          from payee group by currency order by currency""")
                .param("run", run.id())
                .query((row, _) -> new Sums(
                        found(run, row),
                        StoredMoney.of(row, "before"),
                        StoredMoney.of(row, "after"),
                        StoredMoney.of(row, "difference"),
                        row.getLong("winners"),
                        row.getLong("losers"),
                        row.getLong("unchanged")))
                .list();
    }

    public List<Part> byPeriod(SimulationRun run) {
        return parts(run, """
                select d.code as name, e.currency, sum(e.before) as before, sum(e.after) as after, sum(e.after - e.before) as difference
                  from simulation_earning e join period d on d.id = e.period_id
                 where e.simulation_run_id = :run group by d.code, d.valid, e.currency order by lower(d.valid), d.code, e.currency""");
    }

    public List<Part> byPlan(SimulationRun run) {
        return parts(run, """
                select e.plan_code as name, e.currency, sum(e.before) as before, sum(e.after) as after,
                       sum(e.after - e.before) as difference
                  from simulation_earning e where e.simulation_run_id = :run
                 group by e.plan_code, e.currency order by e.plan_code collate "C", e.currency""");
    }

    /**
     * Payees whose name or code has these letters, in any currency.
     *
     * @param sort person, found, before, after or difference, with a minus for the largest first; empty for the greatest change
     */
    public Page<Payee> payees(SimulationRun run, String words, String sort, PageRequest page) {
        var pattern = "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var from =
                " from payee x join person p on p.key = x.person_key where p.full_name ilike :pattern or p.code ilike :pattern";
        long total = jdbc.sql(FOUND + "select count(*)" + from)
                .param("run", run.id())
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        var items = jdbc.sql(FOUND + "select p.id, p.code, p.full_name, x.*" + from + " order by " + order(sort)
                        + ", p.code collate \"C\", x.currency limit :size offset :offset")
                .param("run", run.id())
                .param("pattern", pattern)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new Payee(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("full_name"),
                        found(run, row),
                        StoredMoney.of(row, "before"),
                        StoredMoney.of(row, "after"),
                        StoredMoney.of(row, "difference")))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    private List<Part> parts(SimulationRun run, String sql) {
        return jdbc.sql(sql)
                .param("run", run.id())
                .query((row, _) -> new Part(
                        row.getString("name"),
                        StoredMoney.of(row, "before"),
                        StoredMoney.of(row, "after"),
                        StoredMoney.of(row, "difference")))
                .list();
    }

    static String order(String sort) {
        boolean descends = sort.startsWith("-");
        var order = ORDERS.get(descends ? sort.substring(1) : sort);
        if (order == null || (descends && sort.length() == 1)) {
            throw new RuleViolation("sort is “" + sort
                    + "”; sort by person, found, before, after or difference, with a minus for the largest first.");
        }
        return order + (descends ? " desc" : "");
    }

    private static @Nullable Money found(SimulationRun run, ResultSet row) throws SQLException {
        return run.comparedRun() == null ? null : StoredMoney.of(row, "found");
    }
}
