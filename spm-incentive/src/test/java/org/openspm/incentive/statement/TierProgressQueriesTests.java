package org.openspm.incentive.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The borders of tiers that are values of a payee: of the person, else of a seat held, else of its title, on the day. */
@PostgresTest
class TierProgressQueriesTests {
    private static final String PLAN = """
            plan: BORDERS
            title: Own borders
            currency: EUR
            pays: quarter
            values: {first: percent, top: percent}
            credits: [{credit: sale, of: orders, to: seller}]
            measures: [{measure: sales, credits: sale, sum: amount, quota: sales}]
            components:
              - component: Commission
                on: sales
                tiers: {mode: marginal, bands: [{to: payee.first, value: 1 %}, {value: payee.top}]}
            """;

    @Autowired
    private PlanImport plans;

    @Autowired
    private TierProgressQueries tiers;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;
    private UUID version;

    @BeforeEach
    void aSellerWithASeatAndATitle() {
        company = TestCompany.anew(jdbc).people("ANA", "BO").seat("S1", "Seller", "ANA");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "test");
        version = jdbc.sql("select v.id from plan_version v join compensation_plan p on p.id = v.plan_id"
                        + " where p.code = 'BORDERS'")
                .query(UUID.class)
                .single();
        value("title_id", "select id from title where id = (select title_id from position where code = 'S1')", "0.7");
        company.value("top", "0.05", "ANA").value("top", "0.04", "BO").value("first", "0.6", "BO");
    }

    @Test
    void takesTheMostSpecificValueOfTheDay() {
        assertThat(borders("ANA", LocalDate.of(2026, 3, 31))).containsExactly("0.7 0.05");
        value("position_key", "select key from position where code = 'S1'", "0.9");
        assertThat(borders("ANA", LocalDate.of(2026, 3, 31))).containsExactly("0.9 0.05");
        company.value("first", "1.1", "ANA");
        assertThat(borders("ANA", LocalDate.of(2026, 3, 31))).containsExactly("1.1 0.05");
        assertThat(borders("BO", LocalDate.of(2026, 3, 31))).containsExactly("0.6 0.04");
        assertThat(borders("ANA", LocalDate.of(2025, 12, 31))).isEmpty();
    }

    private List<String> borders(String person, LocalDate day) {
        var measure = new PayMeasure(
                version,
                "BORDERS",
                "Own borders",
                "sales",
                new BigDecimal("100"),
                new BigDecimal("1000"),
                new BigDecimal("0.1"),
                "EUR");
        return tiers.of(measure, company.key("person", person), day).getFirst().borders().stream()
                .map(border -> plain(border.attainment()) + " " + plain(border.value()))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void value(String column, String owner, String amount) {
        jdbc.sql("insert into payee_value (name, " + column + ", value, valid) values ('first', (" + owner
                        + "), :amount, '[2026-01-01,)')")
                .param("amount", new BigDecimal(amount))
                .update();
    }
}
