package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.calc.forecast.CostDistribution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a forecast found: how the cost of each plan, and of all, lies over the drawn years. */
@Service
@Transactional(readOnly = true)
public class ForecastResults {
    private static final int BINS = 20;

    private final JdbcClient jdbc;

    ForecastResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The cost of a plan, or of all plans, in one currency.
     *
     * @param plan empty for all plans together
     * @param p10 a tenth of the drawn years cost at most this
     * @param shareAbove the share of the drawn years that cost more than the budget; null without one
     */
    public record Distribution(
            String plan,
            Money p10,
            Money p50,
            Money p90,
            Money least,
            Money most,
            Money mean,
            @Nullable BigDecimal shareAbove,
            List<CostDistribution.Bin> bins) {}

    /** One drawn year. */
    public record DrawnYear(int year, String plan, Money cost) {}

    /**
     * By currency, all plans first.
     *
     * @param budget in each currency for all plans, or for the plan alone
     */
    public List<Distribution> distributions(SimulationRun forecast, @Nullable BigDecimal budget) {
        var byCurrency = new TreeMap<String, TreeMap<String, List<BigDecimal>>>();
        jdbc.sql(
                        "select plan_code, currency, cost from simulation_cost where simulation_run_id = :run order by replicate")
                .param("run", forecast.id())
                .query(row -> {
                    byCurrency
                            .computeIfAbsent(row.getString("currency"), _ -> new TreeMap<>())
                            .computeIfAbsent(row.getString("plan_code"), _ -> new ArrayList<>())
                            .add(row.getBigDecimal("cost"));
                });
        return byCurrency.entrySet().stream()
                .flatMap(currency -> Stream.concat(
                        Stream.of(distribution("", total(currency.getValue().values()), currency.getKey(), budget)),
                        currency.getValue().entrySet().stream()
                                .map(plan -> distribution(plan.getKey(), plan.getValue(), currency.getKey(), budget))))
                .toList();
    }

    /** Every drawn year with the cost of each plan in it, to be counted again elsewhere. */
    public Page<DrawnYear> years(SimulationRun forecast, PageRequest page) {
        long total = jdbc.sql("select count(*) from simulation_cost where simulation_run_id = :run")
                .param("run", forecast.id())
                .query(Long.class)
                .single();
        var items = jdbc.sql("""
                        select replicate, plan_code, currency, cost from simulation_cost where simulation_run_id = :run
                         order by replicate, plan_code collate "C", currency limit :size offset :offset""")
                .param("run", forecast.id())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new DrawnYear(
                        row.getInt("replicate") + 1, row.getString("plan_code"), StoredMoney.of(row, "cost")))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    private static List<BigDecimal> total(java.util.Collection<List<BigDecimal>> plans) {
        var total = new ArrayList<BigDecimal>();
        for (var costs : plans) {
            for (int year = 0; year < costs.size(); year++) {
                if (year == total.size()) {
                    total.add(costs.get(year));
                } else {
                    total.set(year, total.get(year).add(costs.get(year)));
                }
            }
        }
        return total;
    }

    private static Distribution distribution(
            String plan, List<BigDecimal> costs, String currency, @Nullable BigDecimal budget) {
        var costsInOrder = new CostDistribution(costs);
        return new Distribution(
                plan,
                StoredMoney.of(costsInOrder.percentile(10), Currency.of(currency)),
                StoredMoney.of(costsInOrder.percentile(50), Currency.of(currency)),
                StoredMoney.of(costsInOrder.percentile(90), Currency.of(currency)),
                StoredMoney.of(costsInOrder.least(), Currency.of(currency)),
                StoredMoney.of(costsInOrder.most(), Currency.of(currency)),
                StoredMoney.of(costsInOrder.mean(Currency.of(currency).minorUnits()), Currency.of(currency)),
                budget == null ? null : costsInOrder.shareAbove(budget),
                costsInOrder.bins(BINS));
    }
}
