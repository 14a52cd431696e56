package org.openspm.incentive.simulation;

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
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.incentive.run.RunRequests;
import org.openspm.incentive.run.snapshot.ReadOnlyDatabase;
import org.openspm.incentive.simulation.SimulationDrafting.Frame;
import org.openspm.incentive.simulation.SimulationRun.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A simulation finds what a real run finds after its changes are really made, and leaves production as it is. */
@PostgresTest
class SimulationTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final PageRequest ALL = new PageRequest(1, 100);

    /** Ana and Ben have a quota and a rate of their own; both are credited by the territory they hold. */
    private static final String PLAN = """
            plan: FIELD
            title: Field
            currency: EUR
            pays: quarter
            rounding: half up to 2 decimals per line
            values: {commission_pct: percent}
            credits:
              - credit: sales
                of: orders
                to: territory holder
            measures:
              - measure: sales
                credits: sales
                sum: amount
                quota: sales
            components:
              - component: Commission
                on: sales
                rate: payee.commission_pct
              - component: Bonus
                on: sales
                tiers:
                  axis: attainment
                  mode: marginal
                  bands:
                    - {to: 100 %, value: 1 %}
                    - {value: 3 %}
            """;

    private static final String FLAT = """
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
              - measure: own
                credits: seller
                sum: amount
            components:
              - component: Share
                on: own
                rate: 5 %
            """;

    @Autowired
    private SimulationDrafting drafting;

    @Autowired
    private SimulationQueries simulations;

    @Autowired
    private SimulationRequests requests;

    @Autowired
    private SimulationJob job;

    @Autowired
    private SimulationResults results;

    @Autowired
    private SimulationComparison comparison;

    @Autowired
    private ReadOnlyDatabase readOnly;

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests runs;

    @Autowired
    private CalculationJob calculation;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc)
                .quarters(2026, 2026)
                .people("ana", "ben", "cleo")
                .seat("seat-ana", "AE", "ana")
                .seat("seat-ben", "AE", "ben")
                .seat("seat-cleo", "MGR", "cleo")
                .reports("seat-ana", "seat-cleo")
                .territory("WEST")
                .territory("EAST")
                .holds("ana", "WEST", "[2026-01-01,)")
                .holds("ben", "EAST", "[2026-01-01,)")
                .value("commission_pct", "0.05", "ana", "ben")
                .quota("sales", "1000", "ana");
        sql("""
                insert into quota (position_key, period_id, measure, amount, currency)
                select n.key, p.id, 'sales', 2000, 'EUR' from position n, period p where n.code = 'seat-ben'""");
        plans.fromText(PLAN, FIRST, "mira");
        plans.fromText(FLAT, FIRST, "mira");
        company.assign("FIELD", "ana", "ben").assign("FLAT");
        var random = new Random(20261123);
        for (int sale = 0; sale < 60; sale++) {
            var amount = new BigDecimal(random.nextInt(-100_00, 900_00)).movePointLeft(2);
            var seller = List.of("ana", "ben", "cleo").get(random.nextInt(3));
            var territory = List.of("WEST", "EAST").get(random.nextInt(2));
            var day = FIRST.plusDays(random.nextInt(365));
            company.book(Sale.of("S" + sale, day, amount).by(seller).in(territory));
        }
    }

    @Test
    void withoutChangesItFindsWhatTheRealRunFound() {
        var real = calculate();
        var simulation = create("As it was");
        var run = simulate(simulation);

        assertThat(run.status()).isEqualTo(Status.CALCULATED);
        assertThat(run.digestBefore()).isEqualTo(run.digestAfter()).isEqualTo(digest(real));
        assertThat(run.comparedRun()).isEqualTo(real);
        var sums = results.sums(run).getFirst();
        assertThat(sums.difference().isZero()).isTrue();
        assertThat(sums.found()).isEqualTo(sums.before());
        assertThat(sums.unchanged()).isEqualTo(3);
        assertThat(run.notices()).isEmpty();
    }

    @Test
    void changedTextsFindWhatARunFindsAfterTheyArePublished() {
        var rate = FLAT.replace("5 %", "7.5 %");
        var tiers = PLAN.replace("1 %", "2 %");
        var simulation = create("Other rates");
        drafting.put(simulation, rate, 1, "mira");
        drafting.put(simulation, tiers, 1, "mira");
        var run = simulate(simulation);
        plans.fromText(rate, FIRST, "mira");
        plans.fromText(tiers, FIRST, "mira");

        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
    }

    @Test
    void changedQuotasFindWhatARunFindsAfterTheyAreChanged() {
        var simulation = create("Other quotas");
        drafting.add(
                simulation,
                List.of(
                        Change.factor("sales", Target.of(Target.Kind.TITLE, "AE"), null, new BigDecimal("1.5")),
                        Change.factor(
                                "sales", Target.branch("reporting", "seat-cleo"), "2026-Q2", new BigDecimal("0.5")),
                        Change.quota(
                                "sales",
                                Target.of(Target.Kind.POSITION, "seat-ben"),
                                "2026-Q3",
                                new BigDecimal("333.33"))),
                "mira");
        var run = simulate(simulation);
        sql("update quota set amount = amount * 1.5");
        sql("""
                update quota set amount = amount * 0.5 from person p, period d
                 where p.key = person_key and p.code = 'ana' and d.id = period_id and d.code = '2026-Q2'""");
        sql("""
                update quota set amount = 333.33 from period d
                 where position_key is not null and d.id = period_id and d.code = '2026-Q3'""");

        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
    }

    @Test
    void anotherHolderFindsWhatARunFindsAfterTheTransfer() {
        var simulation = create("West goes to Ben");
        drafting.add(
                simulation,
                List.of(Change.holder("WEST", "holder", Target.of(Target.Kind.PERSON, "ben"), JULY)),
                "mira");
        var run = simulate(simulation);
        sql("""
                delete from territory_assignment
                 where territory_id = (select id from territory where code = 'WEST')""");
        company.holds("ana", "WEST", "[2026-01-01,2026-07-01)");
        company.holds("ben", "WEST", "[2026-07-01,)");

        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
    }

    @Test
    void changedValuesFindWhatARunFindsAfterTheyAreChanged() {
        var simulation = create("Other rate for Ana");
        drafting.add(
                simulation,
                List.of(Change.value(
                        "commission_pct", Target.of(Target.Kind.PERSON, "ana"), JULY, new BigDecimal("0.08"))),
                "mira");
        var run = simulate(simulation);
        sql("""
                update payee_value set valid = '[2026-01-01,2026-07-01)'
                 where person_key = (select key from person where code = 'ana')""");
        sql("""
                insert into payee_value (name, person_key, value, valid)
                select 'commission_pct', key, 0.08, '[2026-07-01,)' from person where code = 'ana'""");

        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
    }

    @Test
    void anotherPersonOnASeatFindsWhatARunFindsAfterTheMove() {
        var simulation = create("Cleo takes over");
        drafting.add(
                simulation,
                List.of(
                        // By the last quarter Ana holds no seat with this title any more, so her own quota stays.
                        Change.factor("sales", Target.of(Target.Kind.TITLE, "AE"), "2026-Q4", new BigDecimal("1.5")),
                        Change.seat("seat-ben", "cleo", JULY),
                        Change.seat("seat-ana", null, JULY),
                        Change.seat("seat-cleo", "ana", JULY)),
                "mira");
        var run = simulate(simulation);
        sql("update position_assignment set valid = '[2026-01-01,2026-07-01)'");
        sql("""
                insert into position_assignment (position_id, person_id, valid)
                select s.id, p.id, '[2026-07-01,)' from position s join person p
                    on (s.code, p.code) in (('seat-ben', 'cleo'), ('seat-cleo', 'ana'))""");
        sql("""
                update quota q set amount = amount * 1.5 from period d
                 where d.id = q.period_id and d.code = '2026-Q4' and q.position_key is not null""");

        assertThat(run.notices()).isEmpty();
        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
    }

    @Test
    void otherPeopleInPlansFindWhatARunFindsAfterTheyAreAssigned() {
        var simulation = create("Other plans");
        drafting.add(
                simulation,
                List.of(
                        Change.joins("FIELD", Target.of(Target.Kind.PERSON, "cleo"), JULY),
                        Change.leaves("FLAT", Target.of(Target.Kind.PERSON, "ben"), JULY),
                        Change.leaves("FLAT", Target.of(Target.Kind.PERSON, "ana"), FIRST.plusMonths(3)),
                        Change.joins("FLAT", Target.of(Target.Kind.PERSON, "ana"), FIRST.plusMonths(3)),
                        Change.joins("FLAT", Target.of(Target.Kind.TITLE, "MGR"), JULY)),
                "mira");
        var run = simulate(simulation);
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select p.id, n.key, '[2026-07-01,)' from compensation_plan p, person n where p.code = 'FIELD' and n.code = 'cleo'""");
        sql("""
                update plan_assignment set valid = '[2026-01-01,2026-07-01)'
                 where plan_id = (select id from compensation_plan where code = 'FLAT')
                   and person_key = (select key from person where code = 'ben')""");
        sql("""
                insert into plan_assignment (plan_id, title_id, valid)
                select p.id, t.id, '[2026-07-01,)' from compensation_plan p, title t where p.code = 'FLAT' and t.code = 'MGR'""");

        assertThat(run.digestAfter()).isEqualTo(digest(calculate())).isNotEqualTo(run.digestBefore());
        var ben = results.payees(run, "ben", "", ALL).items().getFirst();
        assertThat(ben.difference().amount())
                .as("what Ben sold in the second half is not paid")
                .isNegative();
    }

    @Test
    void sumsTieWithPayeesPeriodsAndPlansAndOnlyTheDaysAskedForAreShown() {
        var simulation = drafting.create(new Frame("First half", "", FIRST, LocalDate.of(2026, 6, 30)), "mira");
        drafting.put(simulation, FLAT.replace("5 %", "9 %"), null, "mira");
        calculate();
        var run = simulate(simulation);

        var sums = results.sums(run).getFirst();
        var payees = results.payees(run, "", "", ALL);
        assertThat(sum(payees.items().stream()
                        .map(SimulationResults.Payee::difference)
                        .toList()))
                .isEqualByComparingTo(sums.difference().amount());
        assertThat(sum(payees.items().stream()
                        .map(payee -> requireNonNull(payee.found()))
                        .toList()))
                .isEqualByComparingTo(requireNonNull(sums.found()).amount())
                .isEqualByComparingTo(sums.before().amount());
        assertThat(results.byPeriod(run))
                .extracting(SimulationResults.Part::name)
                .containsExactly("2026-Q1", "2026-Q2");
        assertThat(sum(results.byPeriod(run).stream()
                        .map(SimulationResults.Part::difference)
                        .toList()))
                .isEqualByComparingTo(sums.difference().amount());
        assertThat(results.byPlan(run)).extracting(SimulationResults.Part::name).containsExactly("FIELD", "FLAT");
        assertThat(results.byPlan(run).getFirst().difference().isZero()).isTrue();
        assertThat(results.payees(run, "CLEO", "-difference", ALL).items())
                .extracting(SimulationResults.Payee::personCode)
                .containsExactly("cleo");
        assertThatThrownBy(() -> results.payees(run, "", "pay", ALL)).hasMessageContaining("found, before");
    }

    @Test
    void twoSimulationsStandSideBySide() {
        var seven = create("Seven");
        drafting.put(seven, FLAT.replace("5 %", "7 %"), 1, "mira");
        var nine = drafting.copy(seven, "Nine", "mira");
        drafting.put(nine, FLAT.replace("5 %", "9 %"), 1, "mira");
        simulate(seven);
        assertThatThrownBy(() -> comparison.sums(simulations.simulation(seven), simulations.simulation(nine)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("“Nine”");
        simulate(nine);

        var left = simulations.simulation(seven);
        var right = simulations.simulation(nine);
        var sums = comparison.sums(left, right).getFirst();
        assertThat(sums.left())
                .isEqualTo(
                        results.sums(requireNonNull(left.result())).getFirst().after());
        assertThat(sums.right())
                .isEqualTo(
                        results.sums(requireNonNull(right.result())).getFirst().after());
        var payees = comparison.payees(left, right, "", ALL).items();
        assertThat(sum(payees.stream()
                        .map(SimulationComparison.Payee::difference)
                        .toList()))
                .isEqualByComparingTo(sums.difference().amount())
                .isEqualByComparingTo(sums.right().minus(sums.left()).amount());
    }

    @Test
    void changesThatFindNothingAreSaid() {
        var simulation = create("Beside the point");
        drafting.add(
                simulation,
                List.of(
                        Change.factor("margin", Target.EVERYBODY, null, BigDecimal.TWO),
                        Change.factor("sales", Target.of(Target.Kind.TITLE, "MGR"), null, BigDecimal.TWO),
                        Change.value("bonus", Target.of(Target.Kind.TITLE, "AE"), FIRST, BigDecimal.TEN),
                        Change.leaves("FIELD", Target.of(Target.Kind.TITLE, "AE"), JULY)),
                "mira");
        var run = simulate(simulation);

        assertThat(run.digestAfter()).isEqualTo(run.digestBefore());
        assertThat(run.notices())
                .anyMatch(notice -> notice.contains("No plan looks at quota “margin”") && notice.contains("[sales]"))
                .anyMatch(notice -> notice.contains("title “MGR”"))
                .anyMatch(notice -> notice.contains("value “bonus”"))
                .anyMatch(notice -> notice.contains("Plan FIELD is not assigned to title “AE” itself"));
    }

    @Test
    void codesThatDoNotExistAreRefusedByName() {
        var simulation = create("Wrong codes");
        assertThatThrownBy(() -> drafting.add(
                        simulation,
                        List.of(
                                Change.quota("sales", Target.of(Target.Kind.PERSON, "ana"), "2026-Q1", BigDecimal.ONE),
                                Change.quota(
                                        "sales", Target.of(Target.Kind.PERSON, "anna"), "2026-Q1", BigDecimal.ONE)),
                        "mira"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("Row 2")
                .hasMessageContaining("person “anna”");
        assertThat(simulations.simulation(simulation).changes()).isEmpty();
        assertThatThrownBy(() -> drafting.put(simulation, FLAT.replace("plan: FLAT", "plan: OTHER"), null, "mira"))
                .hasMessageContaining("no plan “OTHER”")
                .hasMessageContaining("FIELD, FLAT");
        assertThatThrownBy(() -> drafting.put(simulation, FLAT.replace("5 %", "many"), null, "mira"))
                .hasMessageContaining("many");
        assertThatThrownBy(() -> drafting.add(
                        simulation, List.of(Change.joins("FEILD", Target.of(Target.Kind.PERSON, "ana"), JULY)), "mira"))
                .hasMessageContaining("no plan “FEILD”")
                .hasMessageContaining("FIELD");
        assertThatThrownBy(() -> create("Wrong codes")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> drafting.delete(UUID.randomUUID(), "mira")).isInstanceOf(NotFound.class);
    }

    @Test
    void aChangeMakesTheResultOutOfDateAndAnotherRunReplacesIt() {
        var simulation = create("Twice");
        var first = simulate(simulation);
        assertThat(first.revision())
                .isEqualTo(simulations.simulation(simulation).revision());
        drafting.put(simulation, FLAT.replace("5 %", "6 %"), 1, "mira");
        assertThat(simulations.simulation(simulation).revision()).isGreaterThan(first.revision());
        var second = simulate(simulation);

        assertThat(requireNonNull(simulations.simulation(simulation).result()).id())
                .isEqualTo(second.id());
        assertThat(jdbc.sql("select count(*) from simulation_earning where simulation_run_id = ?")
                        .param(first.id())
                        .query(Long.class)
                        .single())
                .isZero();
        drafting.delete(simulation, "mira");
        assertThatThrownBy(() -> simulations.simulation(simulation)).isInstanceOf(NotFound.class);
    }

    @Test
    void itIsCancelledBeforeItBegins() {
        var simulation = create("Cancelled");
        var run = requests.history(simulation, "mira");
        assertThatThrownBy(() -> requests.history(simulation, "mira")).isInstanceOf(Conflict.class);
        requests.cancel(run);
        job.run(run);

        assertThat(simulations.run(run).status()).isEqualTo(Status.CANCELLED);
        assertThatThrownBy(() -> requests.cancel(run)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatItCannotCalculateItSays() {
        sql("delete from plan_assignment");
        sql("delete from plan_version");
        var run = simulate(create("No plan"));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.message()).contains("No plan is in force");
    }

    @Test
    void productionIsNotTouchedAndCouldNotBe() throws SQLException {
        calculate();
        var simulation = create("Untouched");
        drafting.put(simulation, FLAT.replace("5 %", "6 %"), 1, "mira");
        var request = requests.history(simulation, "mira");
        var before = fingerprints();
        try (var locking = database.getConnection()) {
            locking.setAutoCommit(false);
            // Whoever writes into any table but those of simulations waits for the end of this lock, which comes after
            // it.
            try (var statement = locking.createStatement()) {
                statement.execute("lock table " + String.join(", ", before.keySet()) + " in share mode");
            }
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> job.run(request));
            locking.rollback();
        }
        assertThat(simulations.run(request).status()).isEqualTo(Status.CALCULATED);
        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void theConnectionItReadsThroughIsRefusedEveryWriteByPostgres() throws SQLException {
        assertThat(readOnly.hasRoleOfItsOwn()).isTrue();
        var tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        assertThat(tables).contains("transaction", "quota", "payable", "plan_version", "simulation_earning");
        try (var connection = readOnly.connections().getConnection();
                var statement = connection.createStatement()) {
            assertThat(refusal(statement, "delete from transaction")).isIn("25006", "42501");
            // Even where somebody allowed the transaction to write, the role has no right to.
            statement.execute("set session characteristics as transaction read write");
            connection.setReadOnly(false);
            for (var table : tables) {
                var column = jdbc.sql("""
                                select column_name from information_schema.columns
                                 where table_schema = 'public' and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'
                                 limit 1""").param(table).query(String.class).single();
                assertThat(refusal(statement, "delete from " + table))
                        .as("delete from " + table)
                        .isEqualTo("42501");
                assertThat(refusal(statement, "insert into " + table + " default values"))
                        .as("insert into " + table)
                        .isEqualTo("42501");
                assertThat(refusal(statement, "update " + table + " set " + column + " = null"))
                        .as("update " + table)
                        .isEqualTo("42501");
                assertThat(refusal(statement, "truncate " + table))
                        .as("truncate " + table)
                        .isEqualTo("42501");
            }
            assertThat(refusal(statement, "create table mine (id integer)")).isEqualTo("42501");
            assertThat(refusal(statement, "select input_change()")).isEqualTo("42501");
            // What a calculation does not read it cannot even look at.
            assertThat(refusal(statement, "select * from user_account")).isEqualTo("42501");
            assertThat(refusal(statement, "select count(*) from quota")).isEqualTo("");
        }
    }

    @Test
    void rowsFromASpreadsheetBecomeChanges() {
        assertThat(PastedChanges.read("position\tmeasure\tperiod\tamount\nseat-ben\tsales\t2026-Q1\t1200.50\n\n"))
                .containsExactly(Change.quota(
                        "sales", Target.of(Target.Kind.POSITION, "seat-ben"), "2026-Q1", new BigDecimal("1200.50")));
        assertThat(PastedChanges.read("Title;Value;From;Amount\n\"A;E\";commission_pct;2026-07-01;0.06"))
                .containsExactly(Change.value(
                        "commission_pct", Target.of(Target.Kind.TITLE, "A;E"), JULY, new BigDecimal("0.06")));
        assertThat(PastedChanges.read("territory,person,from\nWEST,ben,2026-07-01"))
                .containsExactly(Change.holder("WEST", "holder", Target.of(Target.Kind.PERSON, "ben"), JULY));
        assertThat(PastedChanges.read("position,person,from\nseat-ben,ana,2026-07-01\nseat-ana,,2026-07-01"))
                .containsExactly(Change.seat("seat-ben", "ana", JULY), Change.seat("seat-ana", null, JULY));
        assertThat(PastedChanges.read("plan;leaves;person;title;from\nFLAT;;;MGR;2026-07-01\n;FIELD;ana;;2026-07-01"))
                .containsExactly(
                        Change.joins("FLAT", Target.of(Target.Kind.TITLE, "MGR"), JULY),
                        Change.leaves("FIELD", Target.of(Target.Kind.PERSON, "ana"), JULY));
        assertThatThrownBy(() -> PastedChanges.read("person,measure,period,amount\nana,sales,2026-Q1,many"))
                .hasMessage("Line 2: amount is “many”; write digits with a point, such as 125000 or 0.065.");
        assertThatThrownBy(() -> PastedChanges.read("person,goal\nana,1")).hasMessageContaining("“goal” is not known");
        assertThatThrownBy(() -> PastedChanges.read("")).hasMessageContaining("no rows");
    }

    private static String refusal(java.sql.Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    private UUID create(String name) {
        return drafting.create(new Frame(name, "", FIRST, LAST), "mira");
    }

    private SimulationRun simulate(UUID simulation) {
        var run = requests.history(simulation, "mira");
        job.run(run);
        return simulations.run(run);
    }

    private UUID calculate() {
        var run = runs.request("mira");
        calculation.run(run);
        return run.value();
    }

    private String digest(UUID run) {
        return jdbc.sql("select digest from calculation_run where id = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    private Map<String, String> fingerprints() {
        var prints = new TreeMap<String, String>();
        var tables = jdbc.sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'simulation%'""").query(String.class).list();
        for (var table : tables) {
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

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
