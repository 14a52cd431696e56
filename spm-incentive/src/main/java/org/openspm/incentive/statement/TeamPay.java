package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pay and attainment of several people in one period, each as the person sees it. */
@Service
@Transactional(readOnly = true)
public class TeamPay {
    private static final Map<String, String> ORDERS = Map.of(
            "name", "m.full_name",
            "-name", "m.full_name desc",
            "attainment", "m.attainment nulls last",
            "-attainment", "m.attainment desc nulls last",
            "earned", "m.earned nulls last",
            "-earned", "m.earned desc nulls last");

    private static final String MEMBERS = """
            with member as (
                select person.key, person.id, person.full_name, coalesce(person.job_title, '') as job_title,
                       exists (select from statement s where s.person_key = person.key and s.period_id = :period) as published
                  from person
                 where person.key in (:people) and (:search = '' or person.full_name ilike '%' || :search || '%')
            ), pay as (
                select y.person_key, y.currency, sum(y.amount) as earned
                  from payable y
                 where y.person_key in (:people) and y.posted_period_id = :period
                 group by y.person_key, y.currency
                union all
                select e.person_key, e.currency, sum(e.amount)
                  from earning e
                 where e.run_id = :run and e.person_key in (:people) and e.period_id = :period
                   and not exists (select from statement s where s.person_key = e.person_key and s.period_id = :period)
                 group by e.person_key, e.currency
            ), reached as (
                select distinct on (m.person_key) m.person_key, m.measure, m.value, m.quota, m.attainment, m.currency
                  from measurement m
                 where m.run_id = :run and m.person_key in (:people) and m.period_id = :period and m.quota is not null
                 order by m.person_key, m.quota desc, m.measure
            ), m as (
                select member.*, pay.earned, pay.currency, reached.measure, reached.value, reached.quota, reached.attainment,
                       reached.currency as measure_currency
                  from member
                  left join pay on pay.person_key = member.key
                  left join reached on reached.person_key = member.key
            )
            """;

    private final JdbcClient jdbc;
    private final ShownRuns runs;

    TeamPay(JdbcClient jdbc, ShownRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** Members by {@code sort}: name, attainment or earned, a leading minus turns it round. */
    public Page<TeamMember> members(
            Collection<Integer> people, UUID period, String search, String sort, PageRequest page) {
        var order = ORDERS.get(sort);
        if (order == null) {
            throw new RuleViolation("sort is “" + sort + "”; use one of "
                    + ORDERS.keySet().stream().sorted().toList() + ".");
        }
        if (people.isEmpty()) {
            return new Page<>(List.of(), page.number(), page.size(), 0);
        }
        var total = query("select count(*) from m", people, period, search)
                .query(Long.class)
                .single();
        var items = query(
                        "select * from m order by " + order + ", m.key, m.currency limit :size offset :offset",
                        people,
                        period,
                        search)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(TeamPay::member)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** Who somebody of the team is to the outside, and whether what the person is paid for the period is settled. */
    public record Standing(UUID personId, boolean published) {}

    /** By {@code person.key}. */
    public Map<Integer, Standing> standing(Collection<Integer> people, UUID period) {
        var standing = new HashMap<Integer, Standing>();
        if (!people.isEmpty()) {
            query("select key, id, published from member", people, period, "").query(row -> {
                standing.put(
                        row.getInt("key"), new Standing(row.getObject("id", UUID.class), row.getBoolean("published")));
            });
        }
        return standing;
    }

    /** What the people earned together, one amount for each currency. */
    public List<Money> totals(Collection<Integer> people, UUID period) {
        return people.isEmpty()
                ? List.of()
                : query(
                                "select m.currency, sum(m.earned) as earned from m where m.earned is not null group by m.currency order by m.currency",
                                people,
                                period,
                                "")
                        .query((row, _) ->
                                Money.of(row.getBigDecimal("earned"), Currency.of(row.getString("currency"))))
                        .list();
    }

    /** Attainment of everybody who has a quota, for the picture of the distribution. */
    @SuppressWarnings("NullAway") // the query leaves nulls out
    public List<BigDecimal> attainments(Collection<Integer> people, UUID period) {
        return people.isEmpty()
                ? List.of()
                : query("select attainment from m where attainment is not null order by attainment", people, period, "")
                        .query(BigDecimal.class)
                        .list();
    }

    private JdbcClient.StatementSpec query(String tail, Collection<Integer> people, UUID period, String search) {
        return jdbc.sql(MEMBERS + tail)
                .param("people", people)
                .param("period", period)
                .param("search", search.strip())
                .param("run", runs.of(period).map(CalculationStamp::resultRunId).orElse(null));
    }

    private static TeamMember member(ResultSet row, int number) throws SQLException {
        return new TeamMember(
                row.getObject("id", UUID.class),
                row.getString("full_name"),
                row.getString("job_title"),
                row.getObject("earned", BigDecimal.class),
                row.getString("currency"),
                row.getString("measure"),
                row.getObject("value", BigDecimal.class),
                row.getObject("quota", BigDecimal.class),
                row.getObject("attainment", BigDecimal.class),
                row.getString("measure_currency"),
                row.getBoolean("published"));
    }
}
