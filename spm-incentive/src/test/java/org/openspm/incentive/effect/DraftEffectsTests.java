package org.openspm.incentive.effect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.plan.TestPayees;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.incentive.run.RunComparison;
import org.openspm.incentive.run.RunRequests;
import org.openspm.incentive.run.snapshot.ReadOnlyDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A text of a plan tried on history says exactly what two runs would have said, and writes nothing. */
@PostgresTest
class DraftEffectsTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final PageRequest ALL = new PageRequest(1, 100);
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
                rate: 5 %
            """;
    private static final String DOUBLED = PLAN.replace("5 %", "10 %");
    private static final String TIERED = PLAN.replace("rate: 5 %", """
                tiers:
                      axis: amount
                      mode: marginal
                      bands:
                        - {to: 1000, value: 2 %}
                        - {to: 4000, value: 6 %}
                        - {value: 9 %}""".indent(0).strip());
    private static final String OTHER = PLAN.replace("plan: FLAT", "plan: OTHER");

    /** Every table of the product with the number of its rows and a digest of them. */
    private static final String TABLES = """
            select table_name from information_schema.tables
             where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name""";

    @Autowired
    private DraftEffects effects;

    @Autowired
    private TestPayees testPayees;

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunComparison comparison;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc).quarters(2026, 2026).people("ana", "ben", "cleo");
        plans.fromText(PLAN, FIRST, "ana");
        plans.fromText(OTHER, FIRST, "ana");
        company.assign("FLAT", "ana", "ben").assign("OTHER", "cleo");
        sell("S1", "ana", "2026-02-03", "1000.40");
        sell("S2", "ana", "2026-05-30", "333.20");
        sell("S3", "ben", "2026-05-05", "700");
        sell("S4", "cleo", "2026-05-06", "900");
    }

    @Test
    void theTextInForceChangesNothingForAnybody() {
        var effect = effects.of(PLAN, FIRST, LAST);

        assertThat(effect.changesNothing()).isTrue();
        assertThat(effect.payees()).extracting(PayeeEffect::personCode).containsExactly("ana", "ben");
        assertThat(effect.payees()).allMatch(payee -> payee.difference().isZero());
        assertThat(effect.sums().getFirst().before()).isEqualTo(Money.of("101.68", "EUR"));
        assertThat(effect.sums().getFirst().unchanged()).isEqualTo(2);
    }

    @Test
    void aDoubledRatePaysEverybodyExactlyTwice() {
        var effect = effects.of(DOUBLED, FIRST, LAST);

        assertThat(effect.payees()).hasSize(2).allSatisfy(payee -> {
            var before = payee.personCode().equals("ana") ? "66.68" : "35";
            assertThat(payee.before()).isEqualTo(Money.of(before, "EUR"));
            assertThat(payee.difference()).isEqualTo(payee.before());
            assertThat(payee.after()).isEqualTo(payee.before().plus(payee.difference()));
        });
        assertThat(effect.sums().getFirst().winners()).isEqualTo(2);
        assertThat(effect.periods()).extracting(EffectPart::name).containsExactly("2026-Q1", "2026-Q2");
    }

    @Test
    void overARandomHistoryItIsTheDifferenceOfTwoRuns() {
        var random = new Random(20261123);
        for (int sale = 0; sale < 40; sale++) {
            var amount = new BigDecimal(random.nextInt(-300_00, 2_500_00)).movePointLeft(2);
            var day = FIRST.plusDays(random.nextInt(365)).toString();
            sell("R" + sale, List.of("ana", "ben", "cleo").get(random.nextInt(3)), day, amount.toPlainString());
        }
        var effect = effects.of(TIERED, FIRST, LAST);
        var before = calculate();
        plans.fromText(TIERED, FIRST, "ana");
        var after = calculate();

        var byPerson = new TreeMap<String, BigDecimal>();
        comparison
                .changes(before, after, ALL)
                .items()
                .forEach(change ->
                        byPerson.merge(change.personCode(), change.difference().amount(), BigDecimal::add));
        assertThat(byPerson).hasSize(2);
        assertThat(effect.payees())
                .allSatisfy(payee -> assertThat(payee.difference().amount())
                        .isEqualByComparingTo(requireNonNull(byPerson.get(payee.personCode()))));
        var whole = comparison.sums(before, after).getFirst().difference().amount();
        assertThat(sum(effect.payees().stream().map(PayeeEffect::difference).toList()))
                .isEqualByComparingTo(whole);
        assertThat(sum(effect.periods().stream()
                        .map(part -> part.sum().difference())
                        .toList()))
                .isEqualByComparingTo(whole);
        assertThat(sum(effect.components().stream()
                        .map(part -> part.sum().difference())
                        .toList()))
                .isEqualByComparingTo(whole);
        assertThat(effect.histograms().getFirst().bins().stream()
                        .mapToLong(EffectHistogram.Bin::payees)
                        .sum())
                .isEqualTo(effect.payees().size());
    }

    @Test
    void onlyPeriodsWithTheDaysAskedForAreShown() {
        var effect = effects.of(DOUBLED, FIRST, LocalDate.of(2026, 3, 31));

        assertThat(effect.periods()).extracting(EffectPart::name).containsExactly("2026-Q1");
        assertThat(effect.payees()).extracting(PayeeEffect::personCode).containsExactly("ana");
    }

    @Test
    void aPlanThatIsNewPaysWhereNothingWasPaid() {
        plans.fromText(PLAN.replace("plan: FLAT", "plan: LATER"), LocalDate.of(2027, 1, 1), "ana");
        company.assign("LATER", "cleo");

        var effect = effects.of(PLAN.replace("plan: FLAT", "plan: LATER"), FIRST, LAST);

        assertThat(effect.payees())
                .containsExactly(new PayeeEffect(
                        company.id("person", "cleo"),
                        "cleo",
                        "Cleo",
                        Money.of("0", "EUR"),
                        Money.of("45", "EUR"),
                        Money.of("45", "EUR")));
    }

    @Test
    void transactionsThatTheDraftNoLongerCreditsAreNamed() {
        var choosy = PLAN.replace("to: seller", "when: amount > 800\n    to: seller");

        assertThat(effects.of(PLAN, FIRST, LAST).findings()).isEmpty();
        // The other plan credits every sale too, and only what no plan credits is missing.
        assertThat(effects.of(choosy, FIRST, LAST).findings()).isEmpty();
        sql("delete from plan_assignment where plan_id = (select id from compensation_plan where code = 'OTHER')");
        sql("delete from plan_version where plan_id = (select id from compensation_plan where code = 'OTHER')");
        var found = effects.of(choosy, FIRST, LAST).findings();

        assertThat(found).extracting(FindingEffect::kind).contains("UNCREDITED");
        assertThat(found.stream().filter(each -> each.kind().equals("UNCREDITED")))
                .allSatisfy(each -> {
                    assertThat(each.added()).isEqualTo(2);
                    assertThat(each.removed()).isZero();
                    assertThat(each.examples()).anyMatch(sentence -> sentence.contains("S3"));
                });
    }

    @Test
    void itIsKeptUntilSomethingChanges() {
        var first = effects.of(DOUBLED, FIRST, LAST);
        assertThat(effects.of(DOUBLED + "\n\n", FIRST, LAST)).isSameAs(first);

        sell("S9", "ben", "2026-05-05", "100");
        var second = effects.of(DOUBLED, FIRST, LAST);
        plans.fromText(DOUBLED, FIRST, "ana");

        assertThat(second.payees(List.of("ben")).getFirst().after()).isEqualTo(Money.of("80", "EUR"));
        assertThat(effects.of(DOUBLED, FIRST, LAST).changesNothing()).isTrue();
    }

    @Test
    void payeesAreSearchedSortedAndPaged() {
        var effect = effects.of(DOUBLED, FIRST, LAST);

        assertThat(effect.payees("BEN", "", ALL).items())
                .extracting(PayeeEffect::personCode)
                .containsExactly("ben");
        assertThat(effect.payees("", "difference", ALL).items())
                .extracting(PayeeEffect::personCode)
                .containsExactly("ben", "ana");
        assertThat(effect.payees("", "-person", new PageRequest(2, 1)).items())
                .extracting(PayeeEffect::personCode)
                .containsExactly("ana");
        assertThatThrownBy(() -> effect.payees("", "pay", ALL))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("person, before, after or difference");
    }

    @Test
    void aFaultyTextIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> effects.of(PLAN.replace("5 %", "many"), FIRST, LAST))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("many");
        assertThatThrownBy(() -> effects.of(PLAN, LAST, FIRST)).hasMessageContaining("exchange the two");
    }

    @Test
    void nothingIsWrittenAndNothingCouldBe() throws SQLException {
        var before = fingerprints();
        try (var locking = database.getConnection()) {
            locking.setAutoCommit(false);
            // Others may read under this lock; whoever writes waits for its end, which comes after the calculation.
            try (var statement = locking.createStatement()) {
                statement.execute("lock table " + String.join(", ", before.keySet()) + " in exclusive mode");
            }
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> effects.of(TIERED, FIRST, LAST));
            locking.rollback();
        }
        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void allThatItReadsItReadsAsTheRoleThatCannotWrite() {
        // The owner may read these whatever the role may: who is refused is the role.
        for (var table : List.of("period", "plan_version", "transaction", "person", "payee_value")) {
            sql("revoke select on " + table + " from " + ReadOnlyDatabase.ROLE);
            try {
                sell("again", "ana", "2026-02-03", "1");
                assertThatThrownBy(() -> effects.of(TIERED, FIRST, LAST))
                        .as(table)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            } finally {
                sql("grant select on " + table + " to " + ReadOnlyDatabase.ROLE);
            }
        }
        assertThat(effects.of(TIERED, FIRST, LAST).paysNobody()).isFalse();
    }

    @Test
    void testPayeesArePinnedOnceAndLeaveAgain() {
        testPayees.pin("FLAT", "ben", "ana");
        testPayees.pin("FLAT", "ben", "ana");
        assertThat(testPayees.of("FLAT")).containsExactly(new TestPayees.TestPayee("ben", "Ben"));
        assertThatThrownBy(() -> testPayees.pin("FLAT", "nobody", "ana")).hasMessageContaining("nobody");

        testPayees.unpin("FLAT", "ben");
        assertThat(testPayees.of("FLAT")).isEmpty();
    }

    private Map<String, String> fingerprints() {
        var prints = new TreeMap<String, String>();
        for (var table : jdbc.sql(TABLES).query(String.class).list()) {
            prints.put(
                    table,
                    jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return prints;
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private UUID calculate() {
        var run = requests.request("ana");
        job.run(run);
        return run.value();
    }

    private void sell(String code, String seller, String date, String amount) {
        company.book(Sale.of(code, date, amount).by(seller));
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
