package org.openspm.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.SmallPay;
import org.openspm.web.testing.StatementCount;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PageTest
class OrganizationPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EntityManager entities;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people/hierarchy?day=2026-03-15",
                "/quotas?period=2026-Q1",
                "/quotas/attainment?period=2026-Q1",
                "/quotas?period=2026-Q1&q=ana",
                "/territories?day=2026-03-15&country=NL&postal=7511 ZZ",
                "/territories?q=nobody",
                "/territories/holders?day=2026-03-15",
                "/capacity?day=2026-02-28",
                "/capacity?day=2026-02-28&by=level"
            })
    void everyPageIsWholeInBothLanguages(String address) {
        for (var locale : new Locale[] {Locale.UK, Locale.of("nl")}) {
            assertThat(mvc.get().uri(address).locale(locale).with(finance()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("</html>")
                    .doesNotContain("??");
        }
    }

    @Test
    void thePeopleListFiltersAndExportsWhatItShows() {
        assertThat(get("/people?q=bakker", finance()))
                .bodyText()
                .contains("Ana Bakker")
                .doesNotContain("Dirk Evers");
        assertThat(get("/people?standing=left", finance()))
                .bodyText()
                .contains("Ben Carlier")
                .doesNotContain("Ana Bakker");
        var file = get("/people?q=bakker&export=csv", finance());
        assertThat(file).hasStatusOk().bodyText().contains("M3,Ana Bakker,Executive,Sales,West,Jonas Wulf,2024-06-01");
        assertThat(get("/people?sort=salary", finance())).hasStatus(422);
    }

    @Test
    void aManagerSeesTheOwnTeamAndNobodyElse() {
        var jonas = users.signedIn("jonas", "M2", Role.MANAGER);
        assertThat(get("/people", jonas))
                .bodyText()
                .contains("Ana Bakker", "Jonas Wulf")
                .doesNotContain("/people/" + SmallCompany.id(database, "person", "M1"));
        assertThat(get("/people/hierarchy?day=2026-03-15", jonas))
                .bodyText()
                .contains("Ana Bakker")
                .doesNotContain("Hanna Holm");
        assertThat(get("/people/" + SmallCompany.id(database, "person", "M1"), jonas))
                .hasStatus(404);
        assertThat(get("/quotas?period=2026-Q1", jonas))
                .bodyText()
                .contains("Ana Bakker")
                .doesNotContain("Hanna Holm");
    }

    @Test
    void thePageOfAPersonShowsSeatsSuperiorsQuotasAndTerritories() {
        assertThat(get("/people/" + SmallCompany.id(database, "person", "M3"), finance()))
                .hasStatusOk()
                .bodyText()
                .contains("West", "Jonas Wulf", "Hanna Holm", "2026-Q1", "110,000.00");
    }

    @Test
    void theHierarchyShowsVacantSeatsAsOfTheDay() {
        assertThat(get("/people/hierarchy?day=2026-03-15", finance()))
                .bodyText()
                .contains("Vacant", "North");
        assertThat(get("/people/hierarchy?day=2025-12-15", finance()))
                .bodyText()
                .doesNotContain("Vacant");
    }

    @Test
    void aSeatOpensInPlaceAndBringsOnlyWhatHangsBelow() {
        var manager = SmallCompany.id(database, "position", "S-MGR");
        assertThat(mvc.get()
                        .uri("/people/hierarchy?day=2026-03-15&seat=" + manager)
                        .header("HX-Request", "true")
                        .locale(Locale.UK)
                        .with(finance()))
                .hasStatusOk()
                .bodyText()
                .contains("<ul class=\"org-below\"", "Ana Bakker")
                .doesNotContain("<html", "Hanna Holm");
        deeper();
        assertThat(get("/people/hierarchy?day=2026-03-15", finance()))
                .bodyText()
                .contains("hx-get=\"/people/hierarchy?hierarchy=reporting&amp;day=2026-03-15&amp;seat=");
    }

    /** A seat on the fourth level, which is fetched when it is asked for. */
    private void deeper() {
        database.sql("""
                        insert into position (code, name, title_id, department, valid)
                        select 'S-DEEP', 'Deep', id, 'Sales', '[2024-01-01,)' from title where code = 'Executive'""").update();
        database.sql("""
                        insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                        select h.id, s.id, above.id, '[2024-01-01,)' from hierarchy h, position s, position above
                        where h.code = 'reporting' and s.code = 'S-DEEP' and above.code = 'S-WEST'""").update();
    }

    @Test
    void quotaTotalsTie() {
        assertThat(get("/quotas?period=2026-Q1", finance()))
                .bodyText()
                .contains("330,000.00", "20,000.00 over-assigned");
    }

    @Test
    void aTerritoryShowsHoldersRulesAndAccounts() {
        assertThat(get("/territories/" + SmallCompany.id(database, "territory", "NL-W") + "?day=2026-03-15", finance()))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Bakker", "Alder Foods B.V.", "1000–3999");
    }

    @Test
    void anAddressIsPlacedWithItsRuleAndItsHolders() {
        assertThat(get("/territories?day=2026-03-15&country=NL&postal=1012 AB", finance()))
                .bodyText()
                .contains("NL 1012AB", "1000–3999", "Ana Bakker");
        assertThat(get("/territories?country=DK&postal=8000", finance()))
                .bodyText()
                .contains("No rule holds this address");
        assertThat(get("/territories?country=Denmark", finance())).hasStatus(422);
    }

    @Test
    void holdersAreFoundByNameAndRoleAndExported() {
        assertThat(get("/territories/holders?day=2026-03-15&q=cleo", finance()))
                .bodyText()
                .contains("Cleo Duval", "NL-E")
                .doesNotContain("NL-W");
        assertThat(get("/territories/holders?day=2026-03-15&role=overlay&export=csv", finance()))
                .bodyText()
                .contains("NL-E,East,overlay,Ana Bakker,,2026-01-01,2026-06-30")
                .doesNotContain("Cleo Duval");
    }

    @Test
    void attainmentTellsTheQuotaSetFromTheQuotaInForce() {
        SmallPay.load(database);
        database.sql("update measurement set quota = 55000 where person_key = :cleo")
                .param("cleo", SmallCompany.key(database, "person", "M5"))
                .update();
        assertThat(get("/quotas/attainment?period=2026-Q1&q=cleo", finance()))
                .bodyText()
                .contains("€\u00a055,000.00", "by days held, of €\u00a090,000.00");
        assertThat(get("/quotas/attainment?period=2026-Q1&export=csv&sort=name", finance()))
                .bodyText()
                .contains("M5,Cleo Duval,Executive,East,55000.0000,90000.0000");
        assertThat(get("/quotas/attainment?measure=hats", finance())).hasStatus(422);
    }

    @Test
    void aSeatOfTheQuotaGridOpens() {
        var manager = SmallCompany.id(database, "position", "S-MGR");
        assertThat(get("/quotas?period=2026-Q1&seat=" + manager, finance()))
                .bodyText()
                .contains("Head of sales", "Ana Bakker", "330,000.00");
        assertThat(get("/quotas?period=2026-Q1&seat=" + SmallCompany.id(database, "person", "M3"), finance()))
                .hasStatus(404);
    }

    @Test
    void aProgramOfAManagerReadsTheTeamOnly() {
        var jonas = users.signedIn("jonas", "M2", Role.MANAGER);
        for (var address : List.of(
                "/api/v1/people?standing=everybody",
                "/api/v1/positions",
                "/api/v1/hierarchies/reporting",
                "/api/v1/quotas?period=2026-Q1",
                "/api/v1/attainment?period=2026-Q1&measure=new_bookings",
                "/people?standing=everybody&export=csv",
                "/quotas?period=2026-Q1&export=csv")) {
            assertThat(get(address, jonas))
                    .as(address)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("M1,", "Head of sales")
                    .doesNotContain("Ben Carlier");
        }
    }

    @Test
    void programsReadPagesOfTheSame() {
        assertThat(get("/api/v1/people?size=2", finance()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(2);
        assertThat(get("/api/v1/hierarchies/reporting?asOf=2026-03-15", finance()))
                .bodyJson()
                .extractingPath("$.seats[0].name")
                .isEqualTo("Head of sales");
        assertThat(get("/api/v1/quotas?period=2026-Q1&measure=new_bookings", finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(4);
        assertThat(get("/api/v1/quotas/hierarchy?period=2026-Q1&measure=new_bookings&currency=EUR", finance()))
                .bodyJson()
                .extractingPath("$.rows[0].seatName")
                .isEqualTo("Head of sales");
        assertThat(get("/api/v1/attainment?period=2026-Q1&measure=new_bookings", finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get("/api/v1/positions?size=3&asOf=2026-03-15", finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(6);
        assertThat(get("/api/v1/territories", finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(4);
        assertThat(get("/api/v1/territories/match?country=NL&postalCode=1012AB", finance()))
                .bodyJson()
                .extractingPath("$.territory")
                .isEqualTo("NL-W");
        assertThat(get("/api/v1/holders?asOf=2026-03-15", finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(4);
        assertThat(get("/api/v1/territories/" + SmallCompany.id(database, "territory", "NL-W"), finance()))
                .bodyJson()
                .extractingPath("$.rules[0].postalFrom")
                .isEqualTo("1000");
        assertThat(get(
                        "/api/v1/territories/" + SmallCompany.id(database, "territory", "NL") + "/accounts?size=2",
                        finance()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(3);
        assertThat(get("/api/v1/headcount?asOf=2026-02-28&months=2", finance()))
                .bodyJson()
                .extractingPath("$.total.vacant")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people/hierarchy",
                "/quotas?period=2026-Q1",
                "/quotas/attainment?period=2026-Q1",
                "/territories",
                "/territories/holders",
                "/capacity",
                "/api/v1/people",
                "/api/v1/quotas",
                "/api/v1/attainment?period=2026-Q1&measure=new_bookings",
                "/api/v1/holders"
            })
    void morePeopleNeedNoMoreStatements(String address) {
        SmallPay.load(database);
        StatementCount.staysTheSame(
                entities, () -> assertThat(get(address, finance())).hasStatusOk(), this::morePeople);
    }

    private void morePeople() {
        database.sql("""
                        insert into position (code, name, title_id, department, valid)
                        select 'X' || n, 'Extra ' || n, t.id, 'Sales', '[2024-01-01,)'
                        from generate_series(1, 12) n, title t where t.code = 'Executive'""").update();
        database.sql("""
                        insert into person (code, full_name, hired_on) select 'X' || n, 'Extra ' || n, '2024-01-01'
                        from generate_series(1, 12) n""").update();
        database.sql("""
                        insert into position_assignment (position_id, person_id, valid)
                        select s.id, p.id, '[2024-01-01,)' from position s join person p on p.code = s.code
                        where s.code like 'X%'""").update();
        database.sql("""
                        insert into quota (position_key, period_id, measure, amount, currency)
                        select s.key, t.id, 'new_bookings', 1000, 'EUR' from position s, period t
                        where s.code like 'X%' and t.code = '2026-Q1'""").update();
        database.sql("""
                        insert into territory_assignment (territory_id, role, position_key, valid)
                        select t.id, 'holder', s.key, '[2024-01-01,)' from position s, territory t
                        where s.code like 'X%' and t.code = 'NL-W'""").update();
        SmallPay.measure(database, "X%");
    }

    private MvcTestResult get(String address, RequestPostProcessor user) {
        return mvc.get().uri(address).locale(Locale.UK).with(user).exchange();
    }

    private RequestPostProcessor finance() {
        return users.signedIn(Role.FINANCE);
    }
}
