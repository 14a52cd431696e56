package org.openspm.incentive.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a run found: totals, earnings and exceptions; ask with the run that holds the rows. */
@Service
@Transactional(readOnly = true)
public class RunResults {
    private static final String EARNINGS = """
              from earning e
              join person p on p.key = e.person_key
              join plan_version v on v.id = e.plan_version_id
              join compensation_plan c on c.id = v.plan_id
              join period d on d.id = e.period_id
             where e.run_id = :run
               and (:search = '' or p.full_name ilike :pattern or p.code ilike :pattern)
            """;
    private static final String OF_KIND = """
             from run_exception x where x.run_id = :run and (:kind = '' or x.kind = :kind)
            """;
    private static final String ABOUT = """
              left join transaction t on t.id = x.transaction_id
              left join account a on a.key = t.account_key
              left join person p on p.key = x.person_key
              left join period d on d.id = x.period_id
            """;
    private static final String MENTIONS = """
             where t.code ilike :pattern or a.name ilike :pattern or p.full_name ilike :pattern or p.code ilike :pattern
                or x.detail ilike :pattern
            """;
    private static final String COLUMNS = """
            select x.kind, x.plan_code, x.rule, x.detail, t.code as transaction_code, t.line_no, t.event_date, t.amount,
                   t.currency, a.name as account, p.code as person_code, p.full_name, d.code as period
            """;
    private static final Map<String, String> SORTED = Map.of(
            "transaction", "t.code, t.line_no",
            "-transaction", "t.code desc nulls last, t.line_no desc",
            "date", "t.event_date",
            "-date", "t.event_date desc nulls last",
            "amount", "t.amount",
            "-amount", "t.amount desc nulls last",
            "payee", "p.full_name",
            "-payee", "p.full_name desc nulls last");

    private final JdbcClient jdbc;

    RunResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By period, plan and component; sums of rounded lines. */
    public List<RunTotal> totals(UUID resultRun) {
        return jdbc.sql("""
                        select c.code as plan_code, c.title, e.component, d.code as period, lower(d.valid) as period_start,
                               count(distinct e.person_key) as payees, sum(e.lines) as lines, e.currency, sum(e.amount) as amount
                          from earning e
                          join plan_version v on v.id = e.plan_version_id
                          join compensation_plan c on c.id = v.plan_id
                          join period d on d.id = e.period_id
                         where e.run_id = :run
                         group by c.code, c.title, e.component, d.code, d.valid, e.currency
                        having sum(e.lines) > 0
                         order by lower(d.valid) desc, c.code, e.component, e.currency""")
                .param("run", resultRun)
                .query((row, _) -> new RunTotal(
                        row.getString("plan_code"),
                        row.getString("title"),
                        row.getString("component"),
                        row.getString("period"),
                        row.getObject("period_start", LocalDate.class),
                        row.getLong("payees"),
                        row.getLong("lines"),
                        money(row, "amount")))
                .list();
    }

    /** The sum of a run in each currency. */
    public List<Money> grandTotals(UUID resultRun) {
        return jdbc.sql(
                        "select currency, sum(amount) as amount from earning where run_id = :run group by currency order by currency")
                .param("run", resultRun)
                .query((row, _) -> money(row, "amount"))
                .list();
    }

    /** Earnings by payee, period and component; of the payees whose name or code has these letters in it. */
    public Page<RunEarning> earnings(UUID resultRun, String search, PageRequest page) {
        var total = jdbc.sql("select count(*)" + EARNINGS)
                .param("run", resultRun)
                .param("search", search)
                .param("pattern", containing(search))
                .query(Long.class)
                .single();
        var items = jdbc.sql("""
                        select e.*, p.id as person_id, p.code as person_code, p.full_name, c.code as plan_code, v.number as plan_version,
                               d.code as period
                        """ + EARNINGS
                        + " order by p.code, lower(d.valid), c.code, e.component limit :size offset :offset")
                .param("run", resultRun)
                .param("search", search)
                .param("pattern", containing(search))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> earning(row))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** How many exceptions of each kind, the most frequent first. */
    public Map<String, Long> exceptionCounts(UUID resultRun) {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql(
                        "select kind, count(*) as found from run_exception where run_id = :run group by kind order by found desc, kind")
                .param("run", resultRun)
                .query((row, _) -> Map.entry(row.getString("kind"), row.getLong("found")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** Exceptions as wanted, with the transaction, customer and payee that each is about. */
    public Page<RunException> exceptions(UUID resultRun, RunException.Wanted wanted, PageRequest page) {
        boolean all = wanted.search().isBlank();
        var total = exceptions("select count(*) " + (all ? OF_KIND : about(OF_KIND) + MENTIONS), resultRun, wanted)
                .query(Long.class)
                .single();
        var items = exceptions(rows(wanted, all), resultRun, wanted)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> exception(row))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** In the order of the run only the rows of the page are looked up. */
    private static String rows(RunException.Wanted wanted, boolean all) {
        var order = SORTED.get(wanted.sort());
        if (all && order == null) {
            return COLUMNS + about(OF_KIND + " order by x.id limit :size offset :offset") + " order by x.id";
        }
        return COLUMNS + about(OF_KIND) + (all ? "" : MENTIONS) + " order by " + (order == null ? "" : order + ", ")
                + "x.id limit :size offset :offset";
    }

    private static String about(String found) {
        return "from (select x.* " + found + ") x " + ABOUT;
    }

    private JdbcClient.StatementSpec exceptions(String sql, UUID resultRun, RunException.Wanted wanted) {
        return jdbc.sql(sql)
                .param("run", resultRun)
                .param("kind", wanted.kind())
                .param("pattern", containing(wanted.search().strip()));
    }

    private static RunException exception(ResultSet row) throws SQLException {
        var day = row.getDate("event_date");
        return new RunException(
                row.getString("kind"),
                row.getString("transaction_code"),
                row.getObject("line_no", Integer.class),
                day == null ? null : day.toLocalDate(),
                day == null ? null : Money.of(row.getString("amount"), row.getString("currency")),
                row.getString("account"),
                row.getString("person_code"),
                row.getString("full_name"),
                row.getString("period"),
                row.getString("plan_code"),
                row.getString("rule"),
                row.getString("detail"));
    }

    private static String containing(String search) {
        return "%" + search.replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    private static RunEarning earning(ResultSet row) throws SQLException {
        var applied = row.getString("applied");
        return new RunEarning(
                row.getObject("person_id", UUID.class),
                row.getInt("person_key"),
                row.getString("person_code"),
                row.getString("full_name"),
                row.getString("plan_code"),
                row.getInt("plan_version"),
                row.getString("component"),
                row.getObject("period_id", UUID.class),
                row.getString("period"),
                money(row, "amount"),
                row.getInt("lines"),
                applied.isEmpty() ? List.of() : List.of(applied.split(",")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getString(column), row.getString("currency"));
    }
}
