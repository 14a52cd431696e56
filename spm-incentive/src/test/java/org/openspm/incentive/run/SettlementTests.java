package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the database to statements, over changes of transactions, sellers and rates. */
@PostgresTest
class SettlementTests {
    private static final LocalDate Q1_END = LocalDate.of(2026, 3, 31);
    private static final LocalDate Q2_END = LocalDate.of(2026, 6, 30);
    private static final String PLAN = """
            plan: FLAT
            title: Flat
            currency: EUR
            pays: quarter
            rounding: half up to 2 decimals per line
            credits:
              - credit: seller
                of: orders
                to: seller
            measures:
              - measure: sales
                credits: seller
                sum: amount
            components:
              - component: Commission
                on: sales
                per: credit
                rate: payee.commission_pct
            """;

    /** Line keys whose posted sum is not what the newest published run entitles to; none is right. */
    private static final String UNTIED = """
            with newest as (select * from calculation_run where status = 'PUBLISHED' order by number desc limit 1),
            entitled as (
                select l.person_key, l.period_id, l.line_key, l.amount from earning_line l
                  join newest n on n.id = l.run_id join period p on p.id = l.period_id
                 where upper(p.valid) - 1 <= n.published_through),
            posted as (
                select person_key, earned_period_id as period_id, line_key, sum(amount) as amount
                  from payable group by person_key, earned_period_id, line_key)
            select count(*) from entitled full join posted using (person_key, period_id, line_key)
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
    private RunComparison comparison;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company =
                TestCompany.anew(jdbc).quarters(2026, 2026).people("ana", "ben").value("commission_pct", "0.0333");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        company.assign("FLAT");
        sell("S1", "ana", "2026-02-03", "1000.55");
        sell("S2", "ana", "2026-03-31", "333.33");
        sell("S3", "ben", "2026-05-05", "700");
    }

    @Test
    void unchangedInputWritesNothingAgain() {
        calculate();
        var rows = company.count("select count(*) from earning_line");
        var again = runs.run(calculate());

        assertThat(again.sameAs()).isNotNull();
        assertThat(company.count("select count(*) from earning_line"))
                .isEqualTo(rows)
                .isEqualTo(3);
    }

    @Test
    void anotherRunOverTheSameDaysIsRefusedWhileOneWaits() {
        var first = requests.request("ana");

        assertThatThrownBy(() -> requests.request("ben")).isInstanceOf(Conflict.class);
        requests.cancel(first, "ana");
        assertThat(runs.run(first).status()).isEqualTo(RunStatus.CANCELLED);
        requests.request("ben");
    }

    @Test
    void publishingTwiceHasTheEffectOfOnce() {
        var run = calculateAndPublish(Q1_END);
        var posted = fingerprint();
        var second = publication.publish(run, Q1_END, "ben");

        assertThat(second.isEmpty()).isTrue();
        assertThat(fingerprint()).isEqualTo(posted);
        assertThat(company.count("select count(*) from payable")).isEqualTo(2);
        assertThat(company.count("select count(*) from period where status = 'PUBLISHED'"))
                .isEqualTo(1);
    }

    @Test
    void aRevisedDealOfAPublishedPeriodBecomesACorrectionInTheOpenOne() {
        calculateAndPublish(Q1_END);
        var published = fingerprint();
        sell("S1", "ana", "2026-02-03", "2000.55");
        calculateAndPublish(Q1_END);

        var correction = jdbc.sql("""
                        select y.amount, y.cause, p.code, y.corrects_id is not null as linked from payable y
                          join period p on p.id = y.posted_period_id where y.cause = 'CORRECTION'""").query().singleRow();
        assertThat((BigDecimal) correction.get("amount")).isEqualByComparingTo("33.30");
        assertThat(correction.get("code")).isEqualTo("2026-Q2");
        assertThat(correction.get("linked")).isEqualTo(true);
        assertThat(fingerprint()).startsWith(published);
        assertThat(company.count(UNTIED)).isZero();
    }

    @Test
    void aDealThatMovesToAnotherSellerIsTakenBackAndPaidOnce() {
        calculateAndPublish(Q1_END);
        sell("S1", "ben", "2026-02-03", "1000.55");
        calculateAndPublish(Q2_END);

        assertThat(jdbc.sql(
                                "select sum(amount) from payable y join person p on p.key = y.person_key where p.code = 'ana'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("11.10");
        assertThat(company.count(UNTIED)).isZero();
    }

    @Test
    void anOlderRunCannotUndoANewerOne() {
        var old = calculate();
        approval.approve(old, "ben");
        sell("S4", "ben", "2026-02-09", "50");
        calculateAndPublish(Q1_END);

        assertThatThrownBy(() -> publication.publish(old, Q1_END, "ben"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("newer");
    }

    @Test
    void comparedSumsTieWithTheRuns() {
        var before = calculate();
        sell("S3", "ben", "2026-05-05", "900");
        var after = calculate();
        var sums = comparison.sums(before.value(), after.value()).getFirst();

        assertThat(sums.difference()).isEqualTo(sums.after().minus(sums.before()));
        assertThat(sums.difference().amount()).isEqualByComparingTo("6.66");
        assertThat(sums.changed()).isEqualTo(1);
    }

    @Test
    void publishedRowsRefuseToChange() {
        calculateAndPublish(Q1_END);

        assertThatThrownBy(() -> sql("update payable set amount = 1")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql("delete from statement")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void overARandomHistoryPostedIsAlwaysEntitledAndNothingPublishedChanges() {
        var random = new Random(20260101);
        var published = "";
        for (int step = 0; step < 14; step++) {
            change(random, step);
            var through = step < 5 ? Q1_END : step < 10 ? Q2_END : LocalDate.of(2026, 9, 30);
            calculateAndPublish(through);

            assertThat(fingerprint()).as("after step " + step).startsWith(published);
            assertThat(company.count(UNTIED))
                    .as("untied keys after step " + step)
                    .isZero();
            assertThat(company.count("""
                            select count(*) from statement s where total <>
                                (select sum(amount) from payable y where y.statement_id = s.id)""")).isZero();
            published = fingerprint();
        }
        assertThat(company.count("select count(*) from payable where cause = 'CORRECTION'"))
                .isGreaterThan(5);
    }

    private void change(Random random, int step) {
        var seller = random.nextBoolean() ? "ana" : "ben";
        var amount = new BigDecimal(random.nextInt(-500_00, 5_000_00))
                .movePointLeft(2)
                .toPlainString();
        switch (random.nextInt(4)) {
            case 0 -> sell("N" + step, seller, "2026-0" + (1 + random.nextInt(9)) + "-15", amount);
            case 1 -> sell("S1", seller, "2026-02-03", amount);
            case 2 -> sell("S3", seller, "2026-05-05", amount);
            default -> sql("update payee_value set value = value + 0.0011");
        }
    }

    private RunId calculate() {
        var run = requests.request("ana");
        job.run(run);
        assertThat(runs.run(run).status()).as(runs.run(run).message()).isEqualTo(RunStatus.CALCULATED);
        return run;
    }

    private RunId calculateAndPublish(LocalDate through) {
        var run = calculate();
        if (runs.run(run).sameAs() != null) {
            run = new RunId(runs.run(run).resultRunId());
        }
        if (runs.run(run).status() == RunStatus.CALCULATED) {
            approval.approve(run, "ben");
        }
        publication.publish(run, through, "ben");
        return run;
    }

    private void sell(String code, String seller, String date, String amount) {
        company.book(Sale.of(code, date, amount).by(seller));
    }

    /** All that was posted, in the order it was posted. */
    private String fingerprint() {
        return jdbc.sql("""
                        select coalesce(string_agg(concat_ws(' ', y.id, y.statement_id, s.total, y.line_key, y.amount, y.cause), ';'
                               order by y.id), '')
                          from payable y join statement s on s.id = y.statement_id""").query(String.class).single();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
