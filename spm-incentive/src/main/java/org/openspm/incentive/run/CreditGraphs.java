package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.calc.DealCredits;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.run.CreditGraph.Counted;
import org.openspm.incentive.run.CreditGraph.Credit;
import org.openspm.incentive.run.CreditGraph.Earned;
import org.openspm.incentive.run.CreditGraph.Party;
import org.openspm.incentive.run.CreditGraph.PlanCredits;
import org.openspm.incentive.run.CreditGraph.Refused;
import org.openspm.incentive.run.CreditGraph.Sale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Credits a deal again by the engine that calculated a run, from the input that the run read, and keeps every step. */
@Service
public class CreditGraphs {
    private static final int SHARE_DECIMALS = 6;

    private final RunQueries runs;
    private final RunInputs inputs;
    private final JdbcClient jdbc;

    CreditGraphs(RunQueries runs, RunInputs inputs, JdbcClient jdbc) {
        this.runs = runs;
        this.inputs = inputs;
        this.jdbc = jdbc;
    }

    /** @param deal code of an order, or of anything else that was loaded as a transaction */
    public CreditGraph of(UUID runId, String deal) {
        var run = runs.run(new RunId(runId));
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var found = sales(deal);
        if (found.isEmpty()) {
            throw new NotFound("There is no transaction with code “" + deal + "”.");
        }
        var rows = rows(kept, found);
        var sales = found.stream()
                .filter(sale -> sale.current() || rows.containsKey(sale.sale().id()))
                .map(sale -> sale.read(rows.containsKey(sale.sale().id())))
                .toList();
        var numbers =
                rows.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        var byRow = new HashMap<Integer, Sale>();
        sales.stream().filter(Sale::read).forEach(sale -> byRow.put(rows.get(sale.id()), sale));
        var plans = numbers.length == 0
                ? List.<PlanCredits>of()
                : new Reading(kept, byRow, run.resultRunId())
                        .plans(kept.derivations().credits(numbers));
        return new CreditGraph(run.number(), deal, sales, plans);
    }

    private record Found(Sale sale, boolean current) {
        Sale read(boolean read) {
            return new Sale(
                    sale.id(),
                    sale.name(),
                    sale.source(),
                    sale.event(),
                    sale.date(),
                    sale.amount(),
                    sale.account(),
                    read);
        }
    }

    private List<Found> sales(String deal) {
        return jdbc.sql("""
                        select t.id, t.code, t.line_no, t.source, t.event_type, t.event_date, t.amount, t.currency, t.current,
                               a.name as account
                          from transaction t left join account a on a.key = t.account_key
                         where t.code = :deal or t.reference = :deal
                         order by t.event_date, t.source, t.code, t.line_no, t.revision""")
                .param("deal", deal)
                .query((row, _) -> new Found(
                        new Sale(
                                row.getLong("id"),
                                row.getString("code") + (row.getInt("line_no") == 0 ? "" : "/" + row.getInt("line_no")),
                                row.getString("source"),
                                row.getString("event_type"),
                                row.getDate("event_date").toLocalDate(),
                                Money.of(row.getString("amount"), row.getString("currency")),
                                row.getString("account"),
                                false),
                        row.getBoolean("current")))
                .list();
    }

    /** Where the run's input has the transactions, by their ids. */
    private static Map<Long, Integer> rows(RunInputs.Kept kept, List<Found> sales) {
        var ids = sales.stream().map(sale -> sale.sale().id()).collect(Collectors.toSet());
        var transactions = kept.input().snapshot().transactions();
        var rows = new HashMap<Long, Integer>();
        for (int row = 0; row < transactions.rows() && rows.size() < ids.size(); row++) {
            if (ids.contains(transactions.id(row))) {
                rows.put(transactions.id(row), row);
            }
        }
        return rows;
    }

    /** What the engine found, with names for its numbers. */
    private final class Reading {
        private final RunInputs.Kept kept;
        private final Map<Integer, Sale> sales;
        private final UUID resultRun;
        private final Map<Integer, Party> parties = new HashMap<>();

        Reading(RunInputs.Kept kept, Map<Integer, Sale> sales, UUID resultRun) {
            this.kept = kept;
            this.sales = sales;
            this.resultRun = resultRun;
        }

        List<PlanCredits> plans(List<DealCredits> credited) {
            nameParties(credited);
            return credited.stream()
                    .filter(one -> !one.credits().isEmpty() || !one.refusals().isEmpty())
                    .map(this::plan)
                    .toList();
        }

        private PlanCredits plan(DealCredits credited) {
            var plan = kept.plans().get(credited.version());
            var fixed = plan.version().plan().currency().fixed();
            return new PlanCredits(
                    plan.code(),
                    plan.number(),
                    credited.credits().stream()
                            .map(credit -> credit(credit, fixed))
                            .toList(),
                    earned(credited, plan),
                    credited.refusals().stream()
                            .map(refusal -> new Refused(
                                    sale(refusal.row()).name(), refusal.rule(), refusal.planLine(), refusal.reason()))
                            .toList(),
                    credited.findings());
        }

        private Credit credit(DealCredits.Credit credit, @Nullable Currency fixed) {
            var sale = sale(credit.row());
            var currency = fixed == null ? sale.amount().currency() : fixed;
            var whole = sale.amount().amount();
            boolean comparable =
                    whole.signum() != 0 && currency.equals(sale.amount().currency());
            return new Credit(
                    sale.name(),
                    credit.day(),
                    credit.rule(),
                    credit.planLine(),
                    credit.role(),
                    party(credit.recipient()),
                    credit.amount(),
                    currency,
                    comparable ? credit.amount().divide(whole, SHARE_DECIMALS, RoundingMode.HALF_UP) : null,
                    credit.counted().stream().map(this::counted).toList());
        }

        private Counted counted(DealCredits.Counted counted) {
            return new Counted(
                    counted.measure(),
                    kept.input().snapshot().calendar().period(counted.period()).code(),
                    kept.input().keys().periodId(counted.period()),
                    counted.value(),
                    counted.by().stream().map(this::party).toList());
        }

        private Sale sale(int row) {
            return Objects.requireNonNull(sales.get(row));
        }

        private Party party(int node) {
            return Objects.requireNonNull(parties.get(node));
        }

        private void nameParties(List<DealCredits> credited) {
            var nodes = new HashSet<Integer>();
            credited.stream().flatMap(one -> one.credits().stream()).forEach(credit -> {
                nodes.add(credit.recipient());
                credit.counted().forEach(counted -> nodes.addAll(counted.by()));
            });
            var ids = personIds(nodes);
            var roster = kept.input().snapshot().roster();
            nodes.forEach(node -> parties.put(
                    node,
                    new Party(roster.code(node), roster.name(node), Node.isSeat(node) ? null : ids.get(key(node)))));
        }

        private int key(int node) {
            return kept.input().keys().personKey(node);
        }

        private Map<Integer, UUID> personIds(Set<Integer> nodes) {
            var ids = new HashMap<Integer, UUID>();
            jdbc.sql("select key, id from person where key = any(:keys)")
                    .param("keys", keys(nodes))
                    .query(row -> {
                        ids.put(row.getInt("key"), row.getObject("id", UUID.class));
                    });
            return ids;
        }

        private Integer[] keys(Set<Integer> nodes) {
            return nodes.stream()
                    .filter(node -> !Node.isSeat(node))
                    .map(this::key)
                    .toArray(Integer[]::new);
        }

        /** Stored earnings of those who count the deal, by components on the measures that it counts for. */
        private List<Earned> earned(DealCredits credited, PlanInForce plan) {
            record Counting(int key, String measure, int period) {}
            var counting = new HashSet<Counting>();
            var nodes = new HashMap<Integer, Integer>();
            credited.credits()
                    .forEach(credit -> credit.counted()
                            .forEach(counted -> counted.by().stream()
                                    .filter(node -> !Node.isSeat(node))
                                    .forEach(node -> {
                                        counting.add(new Counting(key(node), counted.measure(), counted.period()));
                                        nodes.put(key(node), node);
                                    })));
            var earned = new ArrayList<Earned>();
            for (var component : plan.version().plan().components()) {
                jdbc.sql("""
                                select e.person_key, e.period_id, d.code as period, e.amount, e.currency
                                  from earning e join period d on d.id = e.period_id
                                 where e.run_id = :run and e.plan_version_id = :version and e.component = :component
                                   and e.person_key = any(:keys) and e.lines > 0
                                 order by d.code, e.person_key""")
                        .param("run", resultRun)
                        .param("version", plan.versionId())
                        .param("component", component.name())
                        .param("keys", nodes.keySet().toArray(Integer[]::new))
                        .query(row -> {
                            int key = row.getInt("person_key");
                            var periodId = row.getObject("period_id", UUID.class);
                            int period = number(periodId);
                            if (counting.contains(new Counting(key, component.measure(), period))) {
                                earned.add(new Earned(
                                        party(Objects.requireNonNull(nodes.get(key))),
                                        plan.code(),
                                        component.name(),
                                        component.measure(),
                                        row.getString("period"),
                                        periodId,
                                        new Money(
                                                new BigDecimal(row.getString("amount")),
                                                Currency.of(row.getString("currency")))));
                            }
                        });
            }
            return earned;
        }

        private int number(UUID periodId) {
            int periods = kept.input().snapshot().calendar().periods().size();
            return IntStream.range(0, periods)
                    .filter(i -> kept.input().keys().periodId(i).equals(periodId))
                    .findFirst()
                    .orElse(-1);
        }
    }
}
