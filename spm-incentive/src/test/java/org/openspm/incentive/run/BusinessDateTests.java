package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CalculationRunRepository;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A run is as of the day it was asked for: periods that begin later pay nothing, and a later look at it changes nothing. */
@PostgresTest
class BusinessDateTests {
    private static final PageRequest ALL = new PageRequest(1, 100);
    private static final String PLAN = """
            plan: DRAWN
            title: Drawn
            currency: EUR
            pays: month
            credits: [{credit: own, of: orders, events: [order], to: seller}]
            measures: [{measure: sales, credits: own, sum: amount}]
            components:
              - {component: Commission, on: sales, per: credit, rate: 10 %}
              - {component: Car, on: sales, amount: 50}
            payments:
              - {draw: Draw, amount: 800, recovery: {share: 50 %}}
            """;

    @Autowired
    private PlanImport plans;

    @Autowired
    private CalculationRunRepository repository;

    @Autowired
    private RunScopes scopes;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunQueries runs;

    @Autowired
    private RunChanges changes;

    @Autowired
    private RunInputs inputs;

    @Autowired
    private RunApproval approval;

    @Autowired
    private RunPublication publication;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc).months(2026, 2026).people("ana", "ben");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        company.assign("DRAWN");
        company.book(Sale.of("S1", "2026-01-10", "20000").by("ana"));
        company.book(Sale.of("S2", "2026-04-02", "100").by("ana"));
    }

    @Test
    void paysNothingInMonthsThatHaveNotBegunNeitherDrawsNorSales() {
        calculate("2026-03-15");

        assertThat(paid("ana"))
                .isEqualTo(new TreeMap<>(Map.of(
                        "2026-01", new BigDecimal("2050.0000"),
                        "2026-02", new BigDecimal("800.0000"),
                        "2026-03", new BigDecimal("800.0000"))));
        assertThat(company.sum("select sum(amount) from earning where component = 'Car'"))
                .isEqualByComparingTo("300");
        assertThat(company.sum("""
                select closing from payment_balance b join person n on n.key = b.person_key join period p on p.id = b.period_id
                 where n.code = 'ben' and p.code = '2026-03'""")).isEqualByComparingTo("2250");
        assertThat(company.count("select count(*) from payment_balance b join period p on p.id = b.period_id"
                        + " where p.code > '2026-03'"))
                .isZero();
    }

    @Test
    void calculatedAgainInTheSameMonthItFindsNothingChangedAndInTheNextOneMore() {
        var first = calculate("2026-03-15");
        assertThat(runs.run(calculate("2026-03-31")).resultRunId()).isEqualTo(first.value());
        var next = calculate("2026-04-01");
        assertThat(runs.run(next).sameAs()).isNull();
        assertThat(runs.run(next).businessDate()).isEqualTo("2026-04-01");
        assertThat(paid("ana").keySet()).contains("2026-04").doesNotContain("2026-05");
    }

    @Test
    void whatChangedOnlyBecauseTimePassedIsDueToThat() {
        var before = calculate("2026-03-15");
        company.book(Sale.of("S3", "2026-03-20", "10000").by("ben"));
        var after = calculate("2026-04-20");

        assertThat(changes.earnings(before.value(), after.value(), null, null, ALL)
                        .items())
                .filteredOn(change -> change.personCode().equals("ben"))
                .extracting(
                        EarningChange::period,
                        EarningChange::component,
                        change -> change.causes().stream()
                                .map(part -> part.cause() + " " + part.amount())
                                .toList()
                                .toString())
                .containsExactlyInAnyOrder(
                        tuple("2026-03", "Commission", "[TRANSACTIONS " + Money.of("1000.00", "EUR") + "]"),
                        tuple("2026-03", "Draw", "[TRANSACTIONS " + Money.of("-875.00", "EUR") + "]"),
                        tuple("2026-04", "Car", "[BUSINESS_DATE " + Money.of("50.00", "EUR") + "]"),
                        tuple("2026-04", "Draw", "[BUSINESS_DATE " + Money.of("750.00", "EUR") + "]"));
        var old = runs.run(before);
        assertThat(inputs.of(old, old.inputHash()).input().hash()).isEqualTo(old.inputHash());
    }

    @Test
    void publishesNoPeriodThatHadNotBegunWhenItWasAskedFor() {
        var run = calculate("2026-03-15");
        approval.approve(run, "ben");
        assertThatThrownBy(() -> publication.publish(run, LocalDate.of(2026, 4, 30), "ben"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("was calculated as of 2026-03-15, when 2026-04 had not begun");
        publication.publish(run, LocalDate.of(2026, 3, 31), "ben");
        assertThat(company.sum("select sum(amount) from payable")).isEqualByComparingTo("6050");
    }

    private RunId calculate(String day) {
        var clock = Clock.fixed(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var requests = new RunRequests(repository, scopes, jdbc, audit, clock);
        var run =
                transaction.execute(_ -> requests.request(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "ana"));
        job.run(run);
        assertThat(runs.run(run).message()).isNull();
        return run;
    }

    private Map<String, BigDecimal> paid(String person) {
        var sums = new TreeMap<String, BigDecimal>();
        jdbc.sql("""
                        select p.code, sum(e.amount) as amount from earning e
                          join person n on n.key = e.person_key join period p on p.id = e.period_id
                         where n.code = :person
                           and e.run_id = (select coalesce(same_as_run, id) from calculation_run order by number desc limit 1)
                         group by p.code""")
                .param("person", person)
                .query((row, _) -> sums.put(row.getString("code"), row.getBigDecimal("amount")))
                .list();
        return sums;
    }
}
