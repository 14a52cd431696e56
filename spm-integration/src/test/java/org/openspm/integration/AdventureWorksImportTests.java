package org.openspm.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SharedData;
import org.openspm.integration.FolderImport.FileResult;
import org.openspm.integration.FolderImport.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdventureWorksImportTests {
    private static final List<String> PLANS =
            List.of("PLAN-B", "PLAN-C", "PLAN-C2", "PLAN-C3", "PLAN-D", "PLAN-D2", "PLAN-E", "PLAN-H");

    @Autowired
    private FolderImport folders;

    @Autowired
    private JdbcClient jdbc;

    private Map<String, FileResult> results;

    @BeforeAll
    void importTheFolder() {
        CompanyTables.empty(jdbc);
        PLANS.forEach(code -> jdbc.sql("insert into compensation_plan (code, title) values (?, ?)")
                .params(code, code)
                .update());
        results = folders.importFolder(SharedData.folder("adventureworks-spm"), "tester").stream()
                .collect(Collectors.toMap(FileResult::name, Function.identity()));
    }

    @Test
    void promotesEveryRowOfEveryFileOfAKnownKind() {
        var rows = Map.ofEntries(
                Map.entry("people.csv", 290L),
                Map.entry("positions.csv", 290L),
                Map.entry("position_assignments.csv", 290L),
                Map.entry("hierarchy.csv", 289L),
                Map.entry("payee_currencies.csv", 18L),
                Map.entry("periods.csv", 13L),
                Map.entry("products.csv", 504L),
                Map.entry("territories.csv", 14L),
                Map.entry("territory_rules.csv", 181L),
                Map.entry("territory_assignments.csv", 20L),
                Map.entry("accounts.csv", 701L),
                Map.entry("customers.csv.gz", 19_820L),
                Map.entry("fx_rates.csv.gz", 13_532L),
                Map.entry("quotas.csv", 163L),
                Map.entry("commission_rates.csv", 17L),
                Map.entry("plan_assignments.csv", 123L),
                Map.entry("transactions.csv.gz", 31_465L),
                Map.entry("transaction_lines.csv.gz", 121_253L));
        assertThat(results.values().stream().filter(r -> r.outcome() != Outcome.NOT_RECOGNISED))
                .allSatisfy(r -> {
                    assertThat(r.outcome()).as(r.name() + " " + r.message()).isEqualTo(Outcome.PROMOTED);
                    assertThat(r.batch().rowsWrong()).as(r.name()).isZero();
                    assertThat(r.batch().promoted()).as(r.name()).isEqualTo(new Counts(rows.get(r.name()), 0, 0));
                })
                .hasSize(rows.size());
    }

    @Test
    void namesTheFilesThatAreOfNoKnownKind() {
        assertThat(results.values().stream().filter(r -> r.outcome() == Outcome.NOT_RECOGNISED))
                .extracting(FileResult::name)
                .containsExactlyInAnyOrder(
                        "department_history.csv",
                        "pay_history.csv",
                        "plans.csv",
                        "plan_tiers.csv",
                        "salesperson_snapshot.csv");
    }

    @Test
    void keepsEveryAmountToTheLastDecimal() {
        assertThat(amount("select sum(amount) from transaction where line_no = 0 and seller_key is not null"))
                .isEqualByComparingTo("80487704.1832");
        assertThat(amount("select sum(amount) from quota")).isEqualByComparingTo("95714000");
        assertThat(amount("select control_total from import_batch where kind = 'transactions'"))
                .isEqualByComparingTo(amount("select sum(amount) from transaction where line_no = 0"));
    }

    @Test
    void derivesFiscalYearsAboveTheQuarters() {
        assertThat(jdbc.sql("""
                select y.code || ' ' || y.valid || ' ' || count(*) from period y join period q on q.parent_id = y.id
                where y.kind = 'YEAR' group by y.code, y.valid order by 1""").query(String.class).list())
                .containsExactly(
                        "FY2012 [2011-05-31,2012-05-30) 4",
                        "FY2013 [2012-05-30,2013-05-30) 4",
                        "FY2014 [2013-05-30,2014-05-31) 4",
                        "FY2015 [2014-05-31,2014-08-31) 1");
    }

    @Test
    void storesIntervalsHalfOpen() {
        assertThat(jdbc.sql("""
                select t.code || ' ' || a.valid from territory_assignment a join territory t on t.id = a.territory_id
                join person p on p.key = a.person_key where p.code = 'E275' order by 1""").query(String.class).list())
                .containsExactly("T02 [2011-05-31,2012-11-30)", "T03 [2012-11-30,)");
    }

    @Test
    void linksCustomersToTheirStoreAndStoresToTheirOwner() {
        assertThat(count("select count(*) from account")).isEqualTo(701 + 19_820);
        assertThat(count("select count(*) from account where parent_key is not null"))
                .isEqualTo(1336);
        assertThat(count("select count(*) from account_assignment where role = 'owner' and valid = '(,)'"))
                .isEqualTo(701);
        assertThat(jdbc.sql("select attributes ->> 'specialty' from account where code = 'S292'")
                        .query(String.class)
                        .single())
                .isEqualTo("Mountain");
    }

    @Test
    void givesLinesTheirHeadersDateSellerAndAccount() {
        assertThat(count("""
                select count(*) from transaction l join transaction h
                  on h.source = l.source and h.code = l.code and h.line_no = 0
                where l.line_no > 0 and (l.event_date, l.seller_key, l.account_key, l.territory_key, l.channel, l.currency)
                  is not distinct from (h.event_date, h.seller_key, h.account_key, h.territory_key, h.channel, h.currency)""")).isEqualTo(121_253);
        assertThat(
                        count(
                                "select count(*) from transaction where line_no > 0 and product_key is null or cost = 0 and line_no > 0 and quantity is null"))
                .isZero();
    }

    @Test
    void keepsBothKindsOfRateOfEachDay() {
        assertThat(jdbc.sql("select rate_type || ' ' || count(*) from exchange_rate group by rate_type order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("average 13532", "end-of-day 13532");
        assertThat(amount("""
                select rate from exchange_rate
                where rate_date = '2011-05-31' and to_currency = 'AUD' and rate_type = 'average'""")).isEqualByComparingTo("1.5491");
    }

    @Test
    void makesNamedValuesOfTheColumnsOfRates() {
        assertThat(jdbc.sql("""
                select name || ' ' || trim_scale(value) || ' ' || coalesce(v.currency, '-') || ' ' || v.valid
                from payee_value v join person p on p.key = v.person_key where p.code = 'E275' order by 1""").query(String.class).list())
                .containsExactly("annual_bonus_amount 4100 USD [2011-05-31,)", "commission_pct 0.012 - [2011-05-31,)");
    }

    @Test
    void saysThatTheSameFilesAreKnownAndChangesNothing() {
        long events = count("select count(*) from audit_event");
        long batches = count("select count(*) from import_batch");
        var again = folders.importFolder(SharedData.folder("adventureworks-spm"), "tester");
        assertThat(again.stream().filter(r -> r.outcome() != Outcome.NOT_RECOGNISED))
                .extracting(FileResult::outcome)
                .containsOnly(Outcome.KNOWN);
        assertThat(count("select count(*) from audit_event")).isEqualTo(events);
        assertThat(count("select count(*) from import_batch")).isEqualTo(batches);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private BigDecimal amount(String sql) {
        return jdbc.sql(sql).query(BigDecimal.class).single();
    }
}
