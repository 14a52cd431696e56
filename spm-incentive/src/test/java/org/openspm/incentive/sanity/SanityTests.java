package org.openspm.incentive.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.OrdinaryRun;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.incentive.run.RunApproval;
import org.openspm.incentive.sanity.OutOfBounds.Oddity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Twelve people earn 1,000 in each quarter of 2025; then one figure at a time is made odd, and named. */
@PostgresTest
@Transactional
class SanityTests {
    @Autowired
    private SanityCheck sanity;

    @Autowired
    private SanityLimits limits;

    @Autowired
    private RunApproval approval;

    @Autowired
    private JdbcClient jdbc;

    private UUID run = new UUID(0, 0);

    @BeforeEach
    void anOrdinaryRun() {
        sql("""
                truncate calculation_run, measurement, earning, earning_line, run_exception, statement, payable, payee_value, quota,
                         plan_assignment, plan_version, compensation_plan, transaction, period, person, sanity_limit cascade""");
        run = OrdinaryRun.load(jdbc, "", 2025);
    }

    @Test
    void anOrdinaryRunIsWithinItsBoundsAndApproved() {
        assertThat(sanity.of(run)).isEmpty();
        approval.approve(new RunId(run), "fatima");
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'approved'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void aMovedCostIsNamedWithBothFigures() {
        earn("2025-Q3", "true", "1600");

        assertThat(odd(Bound.TOTAL_CHANGE)).singleElement().satisfies(each -> {
            assertThat(each.period()).isEqualTo("2025-Q3");
            assertThat(each.figure()).isEqualByComparingTo("19200");
            assertThat(each.compared()).isEqualByComparingTo("12000");
            assertThat(each.ratio()).isEqualByComparingTo("0.6");
            assertThat(each.currency()).isEqualTo("EUR");
        });
    }

    @Test
    void aPayeeFarAboveTheOwnPastIsNamed() {
        earn("2025-Q4", "p.code = 'P7'", "4100");

        assertThat(only(Bound.PAYEE_HISTORY)).singleElement().satisfies(each -> {
            assertThat(each.person()).isEqualTo("Person 7");
            assertThat(each.period()).isEqualTo("2025-Q4");
            assertThat(each.compared()).isEqualByComparingTo("1000");
            assertThat(each.ratio()).isEqualByComparingTo("4.1");
        });
    }

    @Test
    void aPayeeFarAboveTheTargetIncentiveIsNamed() {
        sql("""
                insert into payee_value (name, person_key, value, currency, valid)
                select 'target_incentive', key, 240, 'EUR', '[2025-01-01,)' from person where code = 'P3'""");
        sql("""
                insert into payee_value (name, person_key, value, currency, valid)
                select 'target_incentive', key, 260, 'EUR', '[2025-01-01,)' from person where code = 'P4'""");

        assertThat(only(Bound.PAYEE_TARGET)).hasSize(4).allSatisfy(each -> {
            assertThat(each.person()).isEqualTo("Person 3");
            assertThat(each.compared()).isEqualByComparingTo("240");
        });
    }

    @Test
    void payeesWithNothingAreCounted() {
        sql("""
                delete from earning e using person p, period d
                 where p.key = e.person_key and d.id = e.period_id and d.code = '2025-Q2' and p.code in ('P1', 'P2', 'P3', 'P4')""");

        assertThat(odd(Bound.UNPAID)).singleElement().satisfies(each -> {
            assertThat(each.period()).isEqualTo("2025-Q2");
            assertThat(each.figure()).isEqualByComparingTo("4");
            assertThat(each.compared()).isEqualByComparingTo("12");
        });
    }

    @Test
    void aMovedEffectiveRateIsNamedWithItsPlan() {
        sql("""
                update measurement m set value = 8000 from period d where d.id = m.period_id and d.code = '2025-Q4'""");

        assertThat(only(Bound.EFFECTIVE_RATE)).singleElement().satisfies(each -> {
            assertThat(each.subject()).isEqualTo("AE EUR");
            assertThat(each.figure()).isEqualByComparingTo("0.125");
            assertThat(each.compared()).isEqualByComparingTo("0.05");
        });
    }

    @Test
    void manyExceptionsAreCountedOnceForEachTransaction() {
        sql("""
                insert into run_exception (run_id, kind, transaction_id, detail)
                select r.id, k.kind, t, 'nobody' from calculation_run r, generate_series(1, 101) t,
                       (values ('UNCREDITED'), ('NO_PLAN')) k (kind)""");

        assertThat(only(Bound.EXCEPTIONS)).singleElement().satisfies(each -> {
            assertThat(each.figure()).isEqualByComparingTo("101");
            assertThat(each.compared()).isEqualByComparingTo("1000");
        });
    }

    @Test
    void anAttainmentFarAboveQuotaIsNamed() {
        sql("""
                update measurement m set attainment = 5.5, value = 110000 from period d, person p
                 where d.id = m.period_id and d.code = '2025-Q1' and p.key = m.person_key and p.code = 'P9'""");

        assertThat(odd(Bound.ATTAINMENT)).singleElement().satisfies(each -> {
            assertThat(each.person()).isEqualTo("Person 9");
            assertThat(each.subject()).isEqualTo("sales");
            assertThat(each.ratio()).isEqualByComparingTo("5.5");
        });
    }

    @Test
    void whatIsOutOfBoundsHoldsTheRunUntilSomebodyElseSaysWhy() {
        earn("2025-Q4", "p.code = 'P7'", "4100");
        assertThatThrownBy(() -> approval.approve(new RunId(run), "fatima"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("PAYEE_HISTORY (1)");
        assertThatThrownBy(() -> sanity.acknowledge(run, Bound.PAYEE_HISTORY, "  ", "fatima"))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> sanity.acknowledge(run, Bound.PAYEE_HISTORY, "The Acme deal.", "mira"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("yourself");
        assertThatThrownBy(() -> sanity.acknowledge(run, Bound.UNPAID, "Fine.", "fatima"))
                .isInstanceOf(Conflict.class);
        sanity.acknowledge(run, Bound.PAYEE_HISTORY, "The Acme deal.", "fatima");
        assertThat(sanity.of(run).getFirst().acknowledgement())
                .isNotNull()
                .satisfies(said -> assertThat(said.reason()).isEqualTo("The Acme deal."));
        assertThat(jdbc.sql(
                                "select detail ->> 'reason' from audit_event where action = 'acknowledged' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("The Acme deal.");
        approval.approve(new RunId(run), "fatima");
    }

    @Test
    void otherFindingsThanThoseThatWereSeenAreAcknowledgedAnew() {
        earn("2025-Q4", "p.code = 'P7'", "4100");
        sanity.acknowledge(run, Bound.PAYEE_HISTORY, "The Acme deal.", "fatima");
        earn("2025-Q4", "p.code = 'P8'", "4200");

        assertThat(sanity.of(run).getFirst().acknowledgement()).isNull();
        assertThatThrownBy(() -> approval.approve(new RunId(run), "fatima")).isInstanceOf(Conflict.class);
    }

    @Test
    void limitsAreChangedAndTakenAway() {
        earn("2025-Q4", "p.code = 'P7'", "4100");
        limits.set(Bound.PAYEE_HISTORY, new BigDecimal("4.2"), "mira");
        assertThat(sanity.of(run)).isEmpty();
        limits.set(Bound.PAYEE_HISTORY, new BigDecimal("4"), "mira");
        assertThat(sanity.of(run)).hasSize(1);
        limits.set(Bound.PAYEE_HISTORY, null, "mira");
        assertThat(sanity.of(run)).isEmpty();
        assertThat(limits.limits()).doesNotContainKey(Bound.PAYEE_HISTORY).hasSize(Bound.values().length - 1);
        assertThatThrownBy(() -> limits.set(Bound.UNPAID, BigDecimal.ZERO, "mira"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("UNPAID");
    }

    @Test
    void periodsThatHaveNotEndedAndSmallCompaniesAreNotJudged() {
        earn("2025-Q4", "true", "1");
        assertThat(odd(Bound.TOTAL_CHANGE)).hasSize(1);
        sql("update calculation_run set business_date = '2025-11-15'");
        assertThat(sanity.of(run)).isEmpty();
        sql("update calculation_run set business_date = '2026-01-02'");
        sql("delete from earning where person_key in (select key from person where code in ('P1', 'P2', 'P3'))");
        assertThat(sanity.of(run)).isEmpty();
    }

    private List<Oddity> only(Bound bound) {
        assertThat(sanity.of(run)).extracting(OutOfBounds::bound).containsExactly(bound);
        return odd(bound);
    }

    private List<Oddity> odd(Bound bound) {
        return sanity.of(run).stream()
                .filter(each -> each.bound() == bound)
                .flatMap(each -> each.oddities().stream())
                .toList();
    }

    private void earn(String period, String people, String amount) {
        jdbc.sql(
                        "update earning e set amount = cast(:amount as numeric) from person p, period d where p.key = e.person_key"
                                + " and d.id = e.period_id and d.code = :period and " + people)
                .param("amount", amount)
                .param("period", period)
                .update();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
