package org.openspm.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.testing.PostgresTestConfiguration;
import org.openspm.domain.testing.SharedData;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.incentive.run.Explanations;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunRequests;
import org.openspm.integration.FolderImport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** AdventureWorks imported, calculated and compared with its expected results in every row and total. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@Import(PostgresTestConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdventureWorksPayTests {
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 5, 31);

    @Autowired
    private PlanImport plans;

    @Autowired
    private FolderImport folders;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunQueries runs;

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    private RunId run;

    @BeforeAll
    void importAndCalculate() {
        plans.fromFolder(planFolder(), FIRST_DAY, "tester");
        folders.importFolder(SharedData.folder("adventureworks-spm"), "tester");
        run = requests.request("tester");
        job.run(run);
        assertThat(runs.run(run).message()).isNull();
    }

    @Test
    void creditsAndAttainmentOfEveryPersonAndQuarterAreTheExpectedOnes() {
        var expected = ExpectedRows.of("a_attainment_by_person_quarter.csv", "person_id", "period_id");
        var found = figures("""
                select n.code || '|' || p.code as key, m.value as figure from measurement m
                  join plan_version v on v.id = m.plan_version_id join compensation_plan c on c.id = v.plan_id
                  join person n on n.key = m.person_key join period p on p.id = m.period_id
                 where m.run_id = ? and c.code = 'PLAN-C' and m.quota is not null""");
        assertThat(found).isEqualTo(column(expected, "credited_sales"));
    }

    @Test
    void flatCommissionOfEveryOrderIsTheExpectedOne() {
        var expected = ExpectedRows.of("b_commission_by_order.csv.gz", "transaction_id");
        var found = figures("""
                select t.code as key, l.amount as figure from earning_line l
                  join plan_version v on v.id = l.plan_version_id join compensation_plan c on c.id = v.plan_id
                  join transaction t on t.id = l.transaction_id
                 where l.run_id = ? and c.code = 'PLAN-B'""");
        assertThat(found).isEqualTo(column(expected, "commission"));
    }

    @Test
    void flatCommissionOfEveryPersonAndQuarterIsTheSumOfItsRoundedLines() {
        assertThat(nonZero(earnings("PLAN-B")))
                .isEqualTo(nonZero(column(
                        ExpectedRows.of("b_commission_by_person_quarter.csv", "person_id", "period_id"),
                        "commission")));
    }

    @Test
    void theAcceleratorPaysEachTierAsExpected() {
        var expected = ExpectedRows.of("c_accelerator_by_tier.csv", "person_id", "period_id", "tier");
        var found = figures("""
                select n.code || '|' || p.code || '|' || l.tier as key, l.amount as figure from earning_line l
                  join plan_version v on v.id = l.plan_version_id join compensation_plan c on c.id = v.plan_id
                  join person n on n.key = l.person_key join period p on p.id = l.period_id
                 where l.run_id = ? and c.code = 'PLAN-C'""");
        assertThat(nonZero(found)).isEqualTo(nonZero(column(expected, "payout")));
        assertThat(nonZero(earnings("PLAN-C")))
                .isEqualTo(nonZero(column(
                        ExpectedRows.of("c_accelerator_by_person_quarter.csv", "person_id", "period_id"), "payout")));
    }

    @Test
    void theOverrideClimbsToEveryManagerOfTheOrdersDay() {
        var expected = ExpectedRows.of("e_override_by_order.csv.gz", "transaction_id", "manager_id");
        var found = figures("""
                select t.code || '|' || n.code as key, l.amount as figure from earning_line l
                  join plan_version v on v.id = l.plan_version_id join compensation_plan c on c.id = v.plan_id
                  join person n on n.key = l.person_key join transaction t on t.id = l.transaction_id
                 where l.run_id = ? and c.code = 'PLAN-E'""");
        assertThat(found).isEqualTo(column(expected, "override"));
        assertThat(nonZero(earnings("PLAN-E")))
                .isEqualTo(nonZero(column(
                        ExpectedRows.of("e_override_by_manager_quarter.csv", "manager_id", "period_id"), "override")));
    }

    @Test
    void totalsAreThoseOfTheSummary() {
        assertThat(sum(earnings("PLAN-B"))).isEqualByComparingTo("1101643.36");
        assertThat(sum(earnings("PLAN-C"))).isEqualByComparingTo("1105191.36");
        assertThat(sum(earnings("PLAN-E"))).isEqualByComparingTo("1589779.81");
    }

    @Test
    void everyOtherPlanIsCalculatedToo() {
        for (var plan : new String[] {"PLAN-C2", "PLAN-C3", "PLAN-D", "PLAN-D2", "PLAN-H"}) {
            assertThat(sum(earnings(plan))).as(plan).isPositive();
        }
    }

    @Test
    void recalculatingUnchangedInputWritesNothing() {
        var again = requests.request("tester");
        job.run(again);
        assertThat(runs.run(again).sameAs()).isEqualTo(runs.run(run).number());
        assertThat(jdbc.sql("select count(*) from earning where run_id = ?")
                        .param(again.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anEarningIsDerivedAgainDownToItsOrders() {
        var explained = jdbc.sql("""
                        select n.key as person, p.id as period from person n, period p
                         where n.code = 'E279' and p.code = 'FY2012-Q1'""")
                .query((row, _) -> explanations.explain(new Explanations.Question(
                        row.getInt("person"),
                        "PLAN-C",
                        "Commission",
                        row.getObject("period", UUID.class),
                        run.value())))
                .single();
        var lines = explained.derivation().children().stream()
                .filter(step -> step.adds())
                .toList();
        assertThat(lines).isNotEmpty();
        assertThat(lines.stream().map(line -> line.amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(explained.amount().amount());
        assertThat(explained.toString()).contains("SO43659");
    }

    private Map<String, BigDecimal> earnings(String plan) {
        return figures("""
                select n.code || '|' || p.code as key, e.amount as figure from earning e
                  join plan_version v on v.id = e.plan_version_id
                  join compensation_plan c on c.id = v.plan_id and c.code = '%s'
                  join person n on n.key = e.person_key join period p on p.id = e.period_id
                 where e.run_id = ?""".formatted(plan));
    }

    private Map<String, BigDecimal> figures(String sql) {
        var figures = new TreeMap<String, BigDecimal>();
        jdbc.sql(sql).param(run.value()).query(row -> {
            var before = figures.put(row.getString("key"), plain(row.getBigDecimal("figure")));
            assertThat(before).as("second row of " + row.getString("key")).isNull();
        });
        return figures;
    }

    private static Map<String, BigDecimal> column(Map<String, Map<String, String>> rows, String name) {
        var figures = new TreeMap<String, BigDecimal>();
        rows.forEach((key, row) -> figures.put(key, plain(new BigDecimal(row.get(name)))));
        return figures;
    }

    private static Map<String, BigDecimal> nonZero(Map<String, BigDecimal> figures) {
        var kept = new TreeMap<>(figures);
        kept.values().removeIf(figure -> figure.signum() == 0);
        return kept;
    }

    private static BigDecimal sum(Map<String, BigDecimal> figures) {
        return figures.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal plain(BigDecimal figure) {
        return figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
    }

    private static Path planFolder() {
        return SharedData.repository().resolve("plans/adventureworks");
    }
}
