package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openspm.incentive.run.CompanyLife.BEGINNING;
import static org.openspm.incentive.run.CompanyLife.LAST;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Defects that other products published, by name: each of these tests fails where the defect is. */
@PostgresTest
class PublishedDefectsTests {
    private static final LocalDate Q1_END = LocalDate.of(2026, 3, 31);
    private static final LocalDate Q2_END = LocalDate.of(2026, 6, 30);
    private static final LocalDate Q3_END = LocalDate.of(2026, 9, 30);

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private RunSteps steps;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunQueries runs;

    @Autowired
    private CreditListing credits;

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    private LifeLedger ledger;
    private CompanyLife life;
    private TestCompany company;

    @BeforeEach
    void aCompany() {
        life = beans.createBean(CompanyLife.class);
        company = life.beginWithoutRules();
        ledger = new LifeLedger(jdbc);
    }

    @Test
    void recalculatingPayingAndChangingBackPaysNothingTwice() {
        sell("ana", BEGINNING, "1000");
        life.publish(Q1_END);
        var paid = paid("ana");
        for (int turn = 0; turn < 3; turn++) {
            life.revise("D1", "ana", "4000");
            life.publish(Q1_END);
            life.revise("D1", "ana", "1000");
            life.publish(Q1_END);
            assertThat(paid("ana")).as("turn " + turn).isEqualByComparingTo(paid);
        }
    }

    @Test
    void aCorrectionIsCountedOnceHoweverOftenItIsCalculated() {
        sell("ana", BEGINNING, "1000");
        life.publish(Q1_END);
        life.revise("D1", "ana", "1500");
        for (int refresh = 0; refresh < 4; refresh++) {
            life.calculate();
        }
        life.publish(Q2_END);
        life.publish(Q2_END);

        assertThat(paid("ana")).isEqualByComparingTo("90");
        assertThat(company.count("select count(*) from payable where cause = 'CORRECTION'"))
                .isEqualTo(2);
    }

    @Test
    void revertingACorrectionBringsBackWhatWasEarned() {
        sell("ana", BEGINNING, "1000");
        life.publish(Q1_END);
        var paid = paid("ana");
        life.revise("D1", "ana", "0");
        life.publish(Q1_END);
        assertThat(paid("ana")).isEqualByComparingTo("0");
        life.revise("D1", "ana", "1000");
        life.publish(Q1_END);

        assertThat(paid("ana")).isEqualByComparingTo(paid).isEqualByComparingTo("60");
    }

    @Test
    void extendingTheEndOfAnAssignmentLeavesThePastAsItIs() {
        life.assign("ana", BEGINNING, LocalDate.of(2026, 7, 1));
        sell("ana", BEGINNING, "1000");
        life.publish(Q2_END);
        var before = ledger.posted();
        life.assign("ana", BEGINNING, LocalDate.of(2027, 1, 1));
        sell("ana", LocalDate.of(2026, 8, 1), "500");
        life.publish(Q3_END);

        assertThat(ledger.posted()).startsWith(before);
        assertThat(company.count("select count(*) from payable where cause = 'CORRECTION'"))
                .isZero();
        assertThat(paid("ana")).isEqualByComparingTo("90");
    }

    @Test
    void theTrueUpOfALaterQuarterSubtractsTheEarlierOnesAlsoAfterTheirClose() {
        sell("ana", BEGINNING, "4000");
        life.publish(Q1_END);
        life.close();
        sell("ana", LocalDate.of(2026, 5, 1), "2000");
        life.publish(Q2_END);

        // 5 % of 6,000; to date 1 % of 5,000 and 4 % of 1,000, of which 40 were earned in the closed quarter.
        assertThat(paid("ana")).isEqualByComparingTo("390");
        assertThat(bonusOf("2026-Q2")).isEqualByComparingTo("50");
    }

    @Test
    void theTrueUpSubtractsTheEarlierQuartersAlsoAfterTheAssignmentIsExtended() {
        life.assign("ana", BEGINNING, LocalDate.of(2026, 4, 1));
        sell("ana", BEGINNING, "4000");
        life.publish(Q1_END);
        life.close();
        life.assign("ana", BEGINNING, LocalDate.of(2026, 7, 1));
        sell("ana", LocalDate.of(2026, 5, 1), "2000");
        life.publish(Q2_END);

        assertThat(paid("ana")).isEqualByComparingTo("390");
        assertThat(bonusOf("2026-Q1")).isEqualByComparingTo("40");
        assertThat(bonusOf("2026-Q2")).isEqualByComparingTo("50");
    }

    @Test
    void thatNobodyIsPaidLessThanNothingHoldsForEverybodyAlike() {
        company = life.beginWithRules();
        for (var person : new String[] {"ana", "ben", "cleo"}) {
            sell(person, BEGINNING, "1000");
        }
        // All three get the deal back; Ben sells a little besides, and Cleo much.
        for (int deal = 1; deal <= 3; deal++) {
            customerPays(deal);
            company.book(Sale.of("R" + deal, "2026-05-05", "-1000").as("return", "D" + deal));
        }
        sell("ben", LocalDate.of(2026, 5, 1), "100");
        sell("cleo", LocalDate.of(2026, 5, 1), "3000");
        life.publish(Q2_END);

        assertThat(ledger.breaches(LifeInvariant.NOBODY_IS_PAID_LESS_THAN_NOTHING))
                .isZero();
        assertThat(ledger.breaches(LifeInvariant.BALANCE_IS_WHAT_ITS_LINES_LEFT))
                .isZero();
        // Taken back are 50 of commission and 10 of bonus from each; Ben has 2.50 and 1, the rest is owed.
        assertThat(owed("ana")).isEqualByComparingTo("60");
        assertThat(owed("ben")).isEqualByComparingTo("56.5");
        assertThat(owed("cleo")).isEqualByComparingTo("0");
        assertThat(paidIn("ana", "2026-Q2")).isEqualByComparingTo("0");
        assertThat(paidIn("ben", "2026-Q2")).isEqualByComparingTo("0");
        assertThat(paidIn("cleo", "2026-Q2")).isPositive();
    }

    @Test
    void creditsAsTheyAreShownSumToTheStoredFigures() {
        sell("ana", BEGINNING, "1234.56");
        sell("ana", LocalDate.of(2026, 2, 1), "0.01");
        sell("ben", LocalDate.of(2026, 2, 1), "77");
        var run = life.calculate();
        life.revise("D1", "ana", "9999");

        // The deal has changed since: shown is what the run credited, which is what it stored.
        var shown = credits.of(
                company.key("person", "ana"), company.id("period", "2026-Q1"), run.value(), "", new PageRequest(1, 50));
        assertThat(shown.items()).hasSize(2);
        assertThat(shown.items().stream().map(ListedCredit::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1234.57")
                .isEqualByComparingTo(company.sum("""
                        select m.value from measurement m join person p on p.key = m.person_key join period d on d.id = m.period_id
                         where m.measure = 'sales' and p.code = 'ana' and d.code = '2026-Q1'"""));
        var explained = explanations.explain(new Explanations.Question(
                company.key("person", "ana"), "LIFE", "Commission", company.id("period", "2026-Q1"), run.value()));
        assertThat(explained.amount().amount()).isEqualByComparingTo(company.sum("""
                select e.amount from earning e join person p on p.key = e.person_key
                 where e.component = 'Commission' and p.code = 'ana'"""));
    }

    @Test
    void earningsStatementsAndPaymentsStayInStepThroughHoldsReturnsAndCorrections() {
        company = life.beginWithRules();
        sell("ana", BEGINNING, "1234.56");
        sell("ben", BEGINNING, "800");
        life.publish(Q1_END);
        customerPays(1);
        life.revise("D2", "ana", "900");
        life.publish(Q2_END);
        company.book(Sale.of("R1", "2026-08-05", "-1234.56").as("return", "D1"));
        life.publish(Q3_END);

        for (var invariant : LifeInvariant.values()) {
            if (!invariant.breaches.isEmpty()) {
                assertThat(ledger.breaches(invariant)).as(invariant.name()).isZero();
            }
        }
        assertThat(company.sum("select sum(total) from statement"))
                .isEqualByComparingTo(company.sum("select sum(amount) from payable"));
        assertThatThrownBy(() -> jdbc.sql("update payable set amount = 1").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLongRunBlocksNobodyElse() {
        sell("ana", BEGINNING, "1000");
        var ready = life.calculate();
        var working = requests.request(BEGINNING, LAST, "mira");
        var attempt = steps.begin(working).orElseThrow();
        steps.reached(attempt, "CREDIT", 40);

        // While it works: data come in, another year is calculated, an earlier result is approved, published and
        // explained.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            company.book(Sale.of("D9", "2026-02-02", "500").by("ben"));
            var other = requests.request(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), "mira");
            job.run(other);
            assertThat(runs.run(other).status()).isEqualTo(RunStatus.CALCULATED);
            life.publish(ready, Q1_END);
            assertThat(paid("ana")).isEqualByComparingTo("60");
        });
        // Only the same days wait, and who cannot wait cancels.
        assertThatThrownBy(() -> requests.request(BEGINNING, LAST, "ben")).isInstanceOf(Conflict.class);
        requests.cancel(working, "mira");
        assertThat(steps.reached(attempt, "CREDIT", 50)).as("told to stop").isTrue();
        steps.cancelled(attempt);
        assertThat(runs.run(requests.request(BEGINNING, LAST, "ben")).status()).isEqualTo(RunStatus.QUEUED);
    }

    private void sell(String seller, LocalDate day, String amount) {
        life.sell(seller, day, new BigDecimal(amount));
    }

    private void customerPays(int deal) {
        company.book(Sale.of("P" + deal, "2026-02-20", "1000").as("payment", "D" + deal));
    }

    private BigDecimal paid(String person) {
        return company.sum(
                "select coalesce(sum(y.amount), 0) from payable y join person p on p.key = y.person_key where p.code = '"
                        + person + "'");
    }

    private BigDecimal paidIn(String person, String period) {
        return company.sum("""
                select coalesce(sum(y.amount), 0) from payable y join person p on p.key = y.person_key
                  join period d on d.id = y.posted_period_id where p.code = '%s' and d.code = '%s'""".formatted(person, period));
    }

    private BigDecimal owed(String person) {
        return company.sum("""
                select coalesce(sum(b.closing), 0) from payment_balance b join person p on p.key = b.person_key
                  join period d on d.id = b.period_id
                 where b.kind in ('NEGATIVE', 'CLAWBACK') and p.code = '%s' and d.code = '2026-Q2'""".formatted(person));
    }

    private BigDecimal bonusOf(String period) {
        return company.sum("""
                select sum(y.amount) from payable y join period p on p.id = y.earned_period_id
                 where y.component = 'Bonus' and p.code = '%s'""".formatted(period));
    }
}
