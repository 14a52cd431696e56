package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Money;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.statement.PayPeriods;
import org.openspm.incentive.statement.PayStepQueries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments of published and open months over recalculations, revisions, reverts and new versions: what was paid stays in step. */
@PostgresTest
class PaymentSettlementTests {
    private static final String PLAN = """
            plan: PAID
            title: Paid
            currency: EUR
            pays: month
            credits:
              - {credit: seller, of: orders, events: [order], to: seller}
            measures:
              - {measure: sales, credits: seller, sum: amount}
              - {measure: quarter, credits: seller, sum: amount, accumulates: quarter}
            components:
              - {component: Commission, on: sales, per: credit, rate: 10 %}
              - component: True-up
                on: quarter
                tiers:
                  axis: amount
                  mode: whole
                  bands: [{to: 20000, value: 0 %}, {value: 1 %}]
            payments:
              - {holdback: Until paid, of: Commission, share: 50 %, release: payment}
              - {clawback: Returned}
              - {draw: Draw, amount: 800, for: 5 months, recovery: {share: 100 %}}
              - {negative: Below zero, then: carried}
            """;

    /** Sums by line that were posted and are not what the newest published run entitles to. */
    private static final String UNTIED = """
            with newest as (select * from calculation_run where status = 'PUBLISHED' order by number desc limit 1),
            entitled as (
                select l.person_key, l.component, l.period_id, l.line_key, l.stage, l.amount from earning_line l
                  join newest n on n.id = l.run_id join period p on p.id = l.period_id
                 where upper(p.valid) - 1 <= n.published_through),
            posted as (
                select person_key, component, earned_period_id as period_id, line_key, stage, sum(amount) as amount
                  from payable group by person_key, component, earned_period_id, line_key, stage)
            select count(*) from entitled full join posted using (person_key, component, period_id, line_key, stage)
             where coalesce(entitled.amount, 0) <> coalesce(posted.amount, 0)""";

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunQueries runs;

    @Autowired
    private RunApproval approval;

    @Autowired
    private RunPublication publication;

    @Autowired
    private PayPeriods periods;

    @Autowired
    private PayStepQueries paySteps;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc).months(2026, 2027).quarters(2026, 2027).people("ana", "ben");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        company.assign("PAID");
        event("S1", "order", "2026-01-10", "9000", null);
        event("S2", "order", "2026-02-10", "4000", null);
        event("S3", "order", "2026-03-10", "12000.05", null);
        event("P1", "payment", "2026-02-20", "3000", "S1");
        event("P2", "payment", "2026-04-20", "6000", "S1");
        event("P3", "payment", "2026-05-20", "12000.05", "S3");
    }

    @Test
    void repeatedRunsRevisionsAndRevertsPayWhatOneRunWouldHavePaid() {
        calculateAndPublish("2026-01-31");
        calculateAndPublish("2026-01-31");
        event("S1", "order", "2026-01-10", "20000", null);
        calculateAndPublish("2026-02-28");
        calculateAndPublish("2026-02-28");
        event("S1", "order", "2026-01-10", "9000", null);
        calculateAndPublish("2026-03-31");
        assertThat(company.count(UNTIED)).isZero();
        calculateAndPublish("2026-06-30");
        assertThat(company.count(UNTIED)).isZero();
        var step = posted();

        beginAnew();
        calculateAndPublish("2026-06-30");
        assertThat(step).isEqualTo(posted());
    }

    @Test
    void aReturnAfterCloseTakesBackWhatWasEarnedAndWhatIsHeld() {
        event("R2", "return", "2026-05-05", "-4000", "S2");
        calculateAndPublish("2026-06-30");

        assertThat(company.sum("select sum(amount) from payable where component = 'Returned'"))
                .isEqualByComparingTo("-400");
        assertThat(company.sum("""
                select coalesce(sum(y.amount), 0) from payable y join transaction t on t.id = y.transaction_id
                 where coalesce(t.reference, t.code) = 'S2'""")).isEqualByComparingTo("0");
        assertThat(balance("Until paid", "2026-04")).isEqualByComparingTo("800.01");
        assertThat(balance("Until paid", "2026-05")).isEqualByComparingTo("0");
    }

    @Test
    void aLaterYearGoesOnWithTheBalancesOfTheOneBefore() {
        event("S4", "order", "2026-12-10", "5000", null);
        event("P4", "payment", "2027-02-10", "5000", "S4");
        var run = calculate(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));

        assertThat(runs.run(run).status().name()).isEqualTo("CALCULATED");
        assertThat(company.sum("select sum(amount) from earning where component = 'Until paid'"))
                .isEqualByComparingTo("250");
        assertThat(
                        company.count(
                                "select count(*) from earning e join period p on p.id = e.period_id where p.fiscal_year = 2026"))
                .isZero();
        assertThat(company.sum("""
                select opening from payment_balance b join period p on p.id = b.period_id
                 where b.rule = 'Until paid' and p.code = '2027-01' and opening <> 0""")).isEqualByComparingTo("450");
    }

    @Test
    void aNewVersionKeepsTheDebtOfTheDrawAndChangesNothingBefore() {
        var before = linesUpTo(calculate(), "2026-03-31");
        plans.fromText(PLAN.replace("amount: 800", "amount: 500"), LocalDate.of(2026, 4, 1), "ana");
        var after = calculate();

        assertThat(linesUpTo(after, "2026-03-31")).isEqualTo(before);
        assertThat(company.sum("""
                select b.opening from payment_balance b join period p on p.id = b.period_id join person n on n.key = b.person_key
                 where b.run_id = (select id from calculation_run order by number desc limit 1)
                   and b.rule = 'Draw' and p.code = '2026-04' and n.code = 'ben'""")).isEqualByComparingTo("2400");
    }

    @Test
    void nothingUncreditedIsReportedForPaymentsThatReleaseWhatIsHeld() {
        event("P9", "payment", "2026-05-20", "1", "nowhere");
        calculate();

        assertThat(jdbc.sql("select t.code from run_exception x join transaction t on t.id = x.transaction_id")
                        .query(String.class)
                        .list())
                .containsExactly("P9");
    }

    @Test
    void aBalanceThatWasConvertedSaysSoOnTheStatement() {
        plans.fromText(
                PLAN.replace(
                        "currency: EUR", "currency: payee\nexchange: {transactions: {rate: spot, on: period end}}"),
                LocalDate.of(2026, 1, 1),
                "ana");
        jdbc.sql("""
                        insert into payee_currency (person_id, currency, valid)
                        select id, c, cast(v as daterange) from person,
                               (values ('EUR', '(,2026-02-10)'), ('USD', '[2026-02-10,)')) currencies (c, v) where code = 'ben'
                        union all select id, 'EUR', '(,)' from person where code = 'ana'""").update();
        jdbc.sql("""
                        insert into exchange_rate (rate_date, from_currency, to_currency, rate_type, rate)
                        values ('2026-01-01', 'EUR', 'USD', 'spot', 1.1), ('2026-02-10', 'EUR', 'USD', 'spot', 1.2)""").update();
        calculateAndPublish("2026-02-28");

        var ben = jdbc.sql("select key from person where code = 'ben'")
                .query(Integer.class)
                .single();
        var february = periods.of(ben, LocalDate.of(2026, 3, 1)).stream()
                .filter(period -> period.code().equals("2026-02"))
                .findFirst()
                .orElseThrow();
        var steps = paySteps.of(ben, february).getFirst();
        assertThat(steps.paid()).isEqualTo(Money.of("800.00", "USD"));
        var carried = steps.rules().getFirst().balance();
        assertThat(carried).isNotNull();
        assertThat(carried.converted().amount()).isEqualTo(Money.of("800", "EUR"));
        assertThat(carried.converted().rate()).isEqualByComparingTo("1.2");
        assertThat(carried.converted().day()).isEqualTo("2026-02-10");
        assertThat(carried.opening()).isEqualTo(Money.of("960", "USD"));
        assertThat(carried.closing()).isEqualTo(Money.of("1760", "USD"));
    }

    private RunId calculate() {
        return calculate(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    }

    private RunId calculate(LocalDate first, LocalDate last) {
        var run = requests.request(first, last, "ana");
        job.run(run);
        assertThat(runs.run(run).message()).isNull();
        return run;
    }

    private void calculateAndPublish(String through) {
        var run = calculate();
        run = runs.run(run).sameAs() == null ? run : new RunId(runs.run(run).resultRunId());
        if (runs.run(run).status() == RunStatus.CALCULATED) {
            approval.approve(run, "ben");
        }
        publication.publish(run, LocalDate.parse(through), "ben");
    }

    private Map<String, BigDecimal> posted() {
        var sums = new TreeMap<String, BigDecimal>();
        jdbc.sql("""
                        select n.code || ' ' || y.component || ' ' || y.line_key || ' ' || p.code as line, sum(y.amount) as amount
                          from payable y join person n on n.key = y.person_key join period p on p.id = y.earned_period_id
                         group by line having sum(y.amount) <> 0""")
                .query((row, _) -> sums.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        return sums;
    }

    private Map<String, BigDecimal> linesUpTo(RunId run, String day) {
        var lines = new TreeMap<String, BigDecimal>();
        jdbc.sql("""
                        select n.code || ' ' || l.component || ' ' || l.line_key || ' ' || p.code as line, l.amount
                          from earning_line l join person n on n.key = l.person_key join period p on p.id = l.period_id
                         where l.run_id = :run and upper(p.valid) <= cast(:day as date) + 1""")
                .param("run", run.value())
                .param("day", day)
                .query((row, _) -> lines.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        return lines;
    }

    private BigDecimal balance(String rule, String period) {
        return company.sum("select coalesce(sum(closing), 0) from payment_balance b join period p on p.id = b.period_id"
                + " join person n on n.key = b.person_key where n.code = 'ana' and b.rule = '" + rule
                + "' and p.code = '"
                + period + "'");
    }

    private void event(String code, String kind, String date, String amount, String reference) {
        company.book(Sale.of(code, date, amount).by("ana").as(kind, reference));
    }
}
