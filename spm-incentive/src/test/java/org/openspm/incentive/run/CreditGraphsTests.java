package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CreditGraph.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody credited for a deal and why, as the engine credits it; and who is credited too much, or not at all. */
@PostgresTest
class CreditGraphsTests {
    private static final PageRequest ALL = new PageRequest(1, 100);
    private static final String PLAN = """
            plan: GRAPH
            title: Graph
            currency: EUR
            pays: quarter
            credits:
              - credit: direct
                of: orders
                to: {splits: stated, seller: rest}
              - credit: again
                of: orders
                when: channel = "partner"
                to: seller
            measures:
              - {measure: bookings, credits: [direct, again], sum: amount}
              - {measure: team, credits: direct, sum: amount, roll up: reporting without own}
            components:
              - {component: Commission, on: bookings, rate: 10 %}
              - {component: Team, on: team, rate: 1 %}
            """;

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private CreditGraphs graphs;

    @Autowired
    private CreditListing listing;

    @Autowired
    private RunResults results;

    @Autowired
    private JdbcClient jdbc;

    private UUID run = new UUID(0, 0);

    @BeforeEach
    void aQuarterOfTheSmallCompany() {
        sql("""
                truncate calculation_run, measurement, earning, earning_line, run_exception, statement, payable, payee_value, quota,
                         plan_assignment, plan_version, compensation_plan, transaction, transaction_split, import_batch, period,
                         account, account_assignment, exchange_rate, person, position, title, territory cascade""");
        SmallCompany.load(jdbc);
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'graph', 'PROMOTED', 'test', now())""");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "test");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, '[2026-01-01,)' from compensation_plan c, person p where c.code = 'GRAPH'""");
        sell("TWICE", "M3", "partner", "1000");
        sell("SPLIT", "M5", "direct", "500");
        sql("""
                insert into transaction_split (source, code, person_key, role, share)
                select 'crm', 'SPLIT', key, 'helper', 0.4 from person where code = 'M3'""");
        sell("NOBODY", null, "direct", "70");
        var requested = requests.request("test");
        job.run(requested);
        run = requested.value();
    }

    @Test
    void followsADealFromTheOrderToWhatWasEarnedOnIt() {
        var graph = graphs.of(run, "SPLIT");
        assertThat(graph.sales())
                .extracting(CreditGraph.Sale::name, CreditGraph.Sale::read)
                .containsExactly(tuple("SPLIT", true));
        var plan = graph.plans().getFirst();
        assertThat(plan.credits())
                .extracting(
                        credit -> credit.to().name(),
                        CreditGraph.Credit::role,
                        credit -> credit.amount().stripTrailingZeros().toPlainString(),
                        credit -> credit.share() == null
                                ? ""
                                : credit.share().stripTrailingZeros().toPlainString())
                .containsExactlyInAnyOrder(
                        tuple("Ana Bakker", "splits", "200", "0.4"), tuple("Cleo Duval", "seller", "300", "0.6"));
        assertThat(plan.credits())
                .allSatisfy(credit -> assertThat(credit.counted())
                        .extracting(CreditGraph.Counted::measure)
                        .containsExactly("bookings", "team"));
        var team = plan.credits().getFirst().counted().getLast();
        assertThat(team.by()).extracting(Party::name).containsExactly("Jonas Wulf", "Hanna Holm");
        assertThat(plan.earned())
                .extracting(earned -> earned.by().name(), CreditGraph.Earned::component)
                .contains(tuple("Ana Bakker", "Commission"), tuple("Jonas Wulf", "Team"), tuple("Hanna Holm", "Team"));
        assertThat(plan.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("channel = \"partner\"", "does not hold"));
    }

    @Test
    void creditsExactlyWhatTheMeasuresConsistOf() {
        var listed = new HashMap<String, BigDecimal>();
        listing.of(SmallCompany.key(jdbc, "person", "M3"), SmallCompany.id(jdbc, "period", "2026-Q1"), run, "", ALL)
                .items()
                .forEach(credit -> listed.merge(credit.deal() + " " + credit.rule(), credit.amount(), BigDecimal::add));
        var drawn = new HashMap<String, BigDecimal>();
        for (var deal : new String[] {"TWICE", "SPLIT"}) {
            graphs.of(run, deal).plans().getFirst().credits().stream()
                    .filter(credit -> credit.to().code().equals("M3"))
                    .forEach(credit ->
                            drawn.merge(credit.sale() + " " + credit.rule(), credit.amount(), BigDecimal::add));
        }
        assertThat(drawn).hasSize(3);
        assertThat(listed.keySet()).isEqualTo(drawn.keySet());
        listed.forEach((deal, amount) -> assertThat(drawn.get(deal)).isEqualByComparingTo(amount));
    }

    @Test
    void findsWhoIsCreditedTwiceAndWhatIsCreditedTooMuch() {
        assertThat(results.exceptionCounts(run))
                .containsAllEntriesOf(Map.of("CREDITED_TWICE", 1L, "OVER_CREDITED", 1L, "UNCREDITED", 1L));
        var twice = results.exceptions(run, RunException.Wanted.of("CREDITED_TWICE"), ALL)
                .items()
                .getFirst();
        assertThat(twice.person()).isEqualTo("Ana Bakker");
        assertThat(twice.detail()).contains("“direct” and “again”", "“bookings”");
        assertThat(results.exceptions(run, RunException.Wanted.of("OVER_CREDITED"), ALL)
                        .items()
                        .getFirst()
                        .detail())
                .contains("crm/TWICE/0", "2000", "more than 1000");
        assertThat(graphs.of(run, "TWICE").plans().getFirst().findings()).hasSize(2);
        assertThat(graphs.of(run, "SPLIT").plans().getFirst().findings()).isEmpty();
    }

    @Test
    void saysOfADealThatNobodyGotWhyEachRuleRefused() {
        var graph = graphs.of(run, "NOBODY");
        assertThat(graph.isCredited()).isFalse();
        assertThat(graph.plans().getFirst().refused())
                .extracting(CreditGraph.Refused::rule)
                .containsExactly("direct", "again");
        assertThatThrownBy(() -> graphs.of(run, "NO-SUCH-DEAL"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("NO-SUCH-DEAL");
    }

    @Test
    void searchesAndSortsWhatNeedsALook() {
        assertThat(results.exceptions(run, new RunException.Wanted("", "nobod", ""), ALL)
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.amount()).isNotNull());
        var largest = results.exceptions(run, new RunException.Wanted("", "", "-amount"), ALL)
                .items();
        assertThat(largest.getFirst().transactionCode()).isEqualTo("TWICE");
        assertThat(results.exceptions(run, new RunException.Wanted("", "100%_", ""), ALL)
                        .total())
                .isZero();
        assertThat(results.exceptions(run, new RunException.Wanted("UNCREDITED", "", "date"), ALL)
                        .total())
                .isEqualTo(1);
    }

    private void sell(String code, @Nullable String seller, String channel, String amount) {
        jdbc.sql("""
                        insert into transaction (source, code, event_date, amount, currency, channel, seller_key, batch_id,
                                                 recorded_at)
                        select 'crm', :code, '2026-03-05', :amount, 'EUR', :channel,
                               (select key from person where code = :seller), b.id, now()
                          from import_batch b""")
                .param("code", code)
                .param("amount", new BigDecimal(amount))
                .param("channel", channel)
                .param("seller", seller, Types.VARCHAR)
                .update();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
