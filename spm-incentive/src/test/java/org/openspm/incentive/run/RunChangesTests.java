package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.snapshot.AsOf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was calculated can be read again as it was, and what changed between two runs is shared out to its causes. */
@PostgresTest
class RunChangesTests {
    private static final DateRange YEAR = DateRange.inclusive(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 2);
    private static final PageRequest ALL = new PageRequest(1, 100);
    private static final String PLAN = """
            plan: TIERED
            title: Tiered
            currency: EUR
            pays: quarter
            exchange: {transactions: {rate: spot, on: credit date}}
            credits:
              - credit: owner
                of: orders
                to: account owner
            measures:
              - measure: sales
                credits: owner
                sum: amount
                quota: {measure: sales}
            components:
              - component: Commission
                on: sales
                rate: payee.commission_pct
                tiers:
                  axis: attainment
                  mode: marginal
                  bands:
                    - {to: 100 %, value: x 1}
                    - {value: x 2}
            """;

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunInputs inputs;

    @Autowired
    private RunChanges changes;

    @Autowired
    private Explanations explanations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc)
                .quarters(2026, 2026)
                .people("ana", "ben")
                .value("commission_pct", "0.05")
                .quota("sales", "1000")
                .spotRate("USD", "0.9")
                .account("A1", "First")
                .account("A2", "Second")
                .owns("ana", "A1")
                .owns("ben", "A2");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        company.assign("TIERED");
        sell("S1", "A1", "2026-02-03", "800");
        company.book(Sale.of("S2", "2026-02-04", "500").to("A2").paidIn("USD"));
    }

    @Test
    void whyOfAnOldRunHoldsWhateverWasChangedSince() {
        var first = calculate();
        sell("S1", "A1", "2026-02-03", "9000");
        sql("update payee_value set value = 0.2");
        sql("delete from quota");
        sql("update exchange_rate set rate = 2");
        sql("update account_assignment set person_key = (select key from person where code = 'ben')");
        plans.fromText(PLAN.replace("x 2", "x 3"), LocalDate.of(2026, 1, 1), "ana");

        var explained = explanations.explain(
                new Explanations.Question(key("ana"), "TIERED", "Commission", period("2026-Q1"), first.value()));

        assertThat(explained.amount()).isEqualTo(Money.of("40.00", "EUR"));
    }

    @Test
    void everyChangeIsDueToItsCauseAndTheCausesSumExactly() {
        var before = calculate();
        sell("S3", "A1", "2026-03-01", "400");
        sql("update payee_value set value = 0.1 where person_key = " + key("ben"));
        sql("update quota set amount = 600 where person_key = " + key("ana"));
        sql("update exchange_rate set rate = 1");
        plans.fromText(PLAN.replace("x 2", "x 3"), LocalDate.of(2026, 1, 1), "ana");
        var after = calculate();

        var found =
                changes.earnings(before.value(), after.value(), null, null, ALL).items();

        assertThat(found)
                .extracting(EarningChange::personCode, EarningChange::before, EarningChange::after)
                .containsExactlyInAnyOrder(
                        tuple("ana", Money.of("40", "EUR"), Money.of("120", "EUR")),
                        tuple("ben", Money.of("22.5", "EUR"), Money.of("50", "EUR")));
        assertThat(of(found, "ana"))
                .containsExactly(
                        new EarningChange.Part(ChangeCause.TRANSACTIONS, Money.of("30", "EUR")),
                        new EarningChange.Part(ChangeCause.QUOTAS, Money.of("20", "EUR")),
                        new EarningChange.Part(ChangeCause.PLANS, Money.of("30", "EUR")));
        assertThat(of(found, "ben"))
                .containsExactly(
                        new EarningChange.Part(ChangeCause.VALUES, Money.of("22.5", "EUR")),
                        new EarningChange.Part(ChangeCause.EXCHANGE_RATES, Money.of("5", "EUR")));
        assertThat(changes.causes(before.value(), after.value(), null))
                .contains(new RunChanges.CauseSum(ChangeCause.QUOTAS, Money.of("20", "EUR"), 1));
    }

    @Test
    void anAccountThatChangesHandsMovesPayFromOneToTheOther() {
        var before = calculate();
        sql("update account_assignment set person_key = " + key("ben") + " where person_key = " + key("ana"));
        var after = calculate();

        var found = changes.earnings(before.value(), after.value(), null, ChangeCause.ACCOUNTS, ALL);

        assertThat(found.items())
                .extracting(EarningChange::personCode, EarningChange::difference)
                .containsExactlyInAnyOrder(tuple("ana", Money.of("-40", "EUR")), tuple("ben", Money.of("52.5", "EUR")));
    }

    @Test
    void twoRunsOverTheSameInputHaveNothingToExplain() {
        var before = calculate();
        var after = calculate();

        assertThat(changes.causes(before.value(), after.value(), null)).isEmpty();
        assertThat(changes.earnings(before.value(), after.value(), null, null, ALL)
                        .total())
                .isZero();
    }

    @Test
    void anyMomentCanBeReadAgainAfterAnyChanges() {
        record Moment(String asOf, String hash) {}
        var random = new Random(20261123);
        var moments = new ArrayList<Moment>();
        for (int change = 0; change < 60; change++) {
            var input = inputs.load(YEAR, TODAY).input();
            moments.add(new Moment(input.asOf(), input.hash()));
            edit(random, change);
        }
        assertThat(moments)
                .extracting(Moment::hash)
                .satisfies(hashes -> assertThat(new HashSet<>(hashes))
                        .as("most edits change what is calculated")
                        .hasSizeGreaterThan(40));
        for (var moment : moments) {
            var then = inputs.read(YEAR, TODAY, inputs.plans(YEAR, moment.asOf()), AsOf.of(moment.asOf()));
            assertThat(then.input().hash()).isEqualTo(moment.hash());
        }
    }

    @Test
    void whatWasNotCommittedAtAMomentIsNotSeenInItLater() {
        var before = calculate();
        String[] moment = new String[1];
        transaction.executeWithoutResult(_ -> {
            sql("update payee_value set value = 0.3");
            // A later change is committed first: what is still open now has the smaller number.
            var other = new Thread(() -> {
                sql("update exchange_rate set rate = 0.5");
                moment[0] = inputs.load(YEAR, TODAY).input().asOf();
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        var then = inputs.read(YEAR, TODAY, inputs.plans(YEAR, moment[0]), AsOf.of(moment[0]));
        var now = inputs.load(YEAR, TODAY);

        assertThat(moment[0]).contains("{").doesNotContain("{}");
        assertThat(then.input().hash()).isNotEqualTo(now.input().hash());
        assertThat(jdbc.sql("select as_of from calculation_run where id = ?")
                        .param(before.value())
                        .query(String.class)
                        .single())
                .isNotEqualTo(moment[0]);
    }

    private void edit(Random random, int number) {
        transaction.executeWithoutResult(status -> {
            switch (random.nextInt(9)) {
                case 0 -> sell("N" + number, "A" + (1 + random.nextInt(2)), "2026-05-01", "" + random.nextInt(900));
                case 1 -> sell("S1", "A1", "2026-02-03", String.valueOf(random.nextInt(5000)));
                case 2 -> sql("update quota set amount = amount + 1 where person_key = " + key("ana"));
                case 3 -> sql("delete from quota where id = (select id from quota order by id limit 1)");
                case 4 -> sql("update payee_value set value = 0.0" + (1 + random.nextInt(9)));
                case 5 -> sql("update exchange_rate set rate = rate + 0.01");
                case 6 -> sql("insert into person (code, full_name) values ('p%d', 'Person')".formatted(number));
                case 7 -> sql("""
                            update account_assignment set person_key = (select key from person order by code limit 1)
                             where account_key = (select key from account where code = 'A2')""");
                default -> plans.fromText(PLAN.replace("x 2", "x " + (3 + number)), LocalDate.of(2026, 1, 1), "ana");
            }
            if (random.nextInt(8) == 0) {
                status.setRollbackOnly();
            }
        });
    }

    private static List<EarningChange.Part> of(List<EarningChange> changes, String person) {
        return changes.stream()
                .filter(change -> change.personCode().equals(person))
                .findFirst()
                .orElseThrow()
                .causes();
    }

    private RunId calculate() {
        var run = requests.request("ana");
        job.run(run);
        return run;
    }

    private void sell(String code, String account, String date, String amount) {
        company.book(Sale.of(code, date, amount).to(account));
    }

    private int key(String person) {
        return company.key("person", person);
    }

    private UUID period(String code) {
        return company.id("period", code);
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
