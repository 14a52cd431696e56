package org.openspm.incentive.simulation;

import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays two simulations side by side: what each would have paid, in all and to everybody; the sums tie with the list. */
@Service
@Transactional(readOnly = true)
public class SimulationComparison {
    private static final String COMPARED = """
            with one as (
                select person_key, currency, sum(after) as amount
                  from simulation_earning where simulation_run_id = :left group by person_key, currency
            ), other as (
                select person_key, currency, sum(after) as amount
                  from simulation_earning where simulation_run_id = :right group by person_key, currency
            ), compared as (
                select person_key, currency, coalesce(one.amount, 0) as "left", coalesce(other.amount, 0) as "right",
                       coalesce(other.amount, 0) - coalesce(one.amount, 0) as difference
                  from one full join other using (person_key, currency)
            )
            """;

    private final JdbcClient jdbc;

    SimulationComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Both in one currency. */
    public record Sums(Money left, Money right, Money difference, long more, long less, long same) {}

    /** A payee in both. */
    public record Payee(UUID personId, String personCode, String person, Money left, Money right, Money difference) {}

    public List<Sums> sums(Simulation left, Simulation right) {
        return jdbc.sql(COMPARED + """
                        select currency, sum("left") as "left", sum("right") as "right", sum(difference) as difference,
                               count(*) filter (where difference > 0) as more, count(*) filter (where difference < 0) as less,
                               count(*) filter (where difference = 0) as same
                          from compared group by currency order by currency""")
                .param("left", result(left))
                .param("right", result(right))
                .query((row, _) -> new Sums(
                        StoredMoney.of(row, "left"),
                        StoredMoney.of(row, "right"),
                        StoredMoney.of(row, "difference"),
                        row.getLong("more"),
                        row.getLong("less"),
                        row.getLong("same")))
                .list();
    }

    /** The greatest difference first. */
    public Page<Payee> payees(Simulation left, Simulation right, String words, PageRequest page) {
        var pattern = "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var from =
                " from compared x join person p on p.key = x.person_key where p.full_name ilike :pattern or p.code ilike :pattern";
        long total = jdbc.sql(COMPARED + "select count(*)" + from)
                .param("left", result(left))
                .param("right", result(right))
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        COMPARED + "select p.id, p.code, p.full_name, x.*" + from
                                + " order by abs(x.difference) desc, p.code collate \"C\", x.currency limit :size offset :offset")
                .param("left", result(left))
                .param("right", result(right))
                .param("pattern", pattern)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new Payee(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("full_name"),
                        StoredMoney.of(row, "left"),
                        StoredMoney.of(row, "right"),
                        StoredMoney.of(row, "difference")))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    private static UUID result(Simulation simulation) {
        var result = simulation.result();
        if (result == null) {
            throw new Conflict(
                    "Simulation “" + simulation.name() + "” was not calculated yet; calculate it, then compare.");
        }
        return result.id();
    }
}
