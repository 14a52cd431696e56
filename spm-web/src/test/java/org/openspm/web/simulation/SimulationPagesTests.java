package org.openspm.web.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.simulation.SimulationJob;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Simulations by pages and by REST: Ana sold for 1,000, Ben for 500, at 5 %; the simulation pays 8 %. */
@PageTest
@Transactional(
        propagation =
                Propagation.NOT_SUPPORTED) // it is calculated through connections of its own: only what is committed
class SimulationPagesTests {
    private static final String PLAN = """
            plan: SIMULATED
            title: Plan of the simulations
            currency: EUR
            pays: quarter
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
    private static final String STEEPER = PLAN.replace("rate: 5 %", "rate: 8 %");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanImport plans;

    @Autowired
    private SimulationJob job;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSmallCompany() {
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, 'SIMULATED-Q1', 'QUARTER', 2018, '[2018-01-01,2018-04-01)' from calendar""");
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, 'SIMULATED-NEXT', 'QUARTER', 2019, '[2019-01-01,2019-04-01)' from calendar""");
        sql("insert into person (code, full_name) values ('SIM-ana', 'Ana Sim'), ('SIM-ben', 'Ben Sim')");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'SIMULATED', 'PROMOTED', 'test', now())""");
        plans.fromText(PLAN, LocalDate.of(2018, 1, 1), "test");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, '[2018-01-01,)' from compensation_plan c, person p
                 where c.code = 'SIMULATED' and p.code like 'SIM-%'""");
        sell("SIM-1", "SIM-ana", "1000");
        sell("SIM-2", "SIM-ben", "500");
    }

    @AfterEach
    void tidyUp() {
        sql("delete from simulation");
        sql("delete from transaction where code like 'SIM-%'");
        sql("delete from import_batch where name = 'SIMULATED'");
        sql("delete from plan_assignment where plan_id in (select id from compensation_plan where code = 'SIMULATED')");
        sql("delete from plan_version where plan_id in (select id from compensation_plan where code = 'SIMULATED')");
        sql("delete from compensation_plan where code = 'SIMULATED'");
        sql("delete from person where code like 'SIM-%'");
        sql("delete from period where code like 'SIMULATED-%'");
    }

    @Test
    void fromTheListToTheResultByForms() {
        assertThat(get("/simulations", Role.ADMIN)).bodyText().contains("No simulation yet", "New simulation");
        var page = created("Steeper");
        assertThat(post(page + "/plan-copies", "plan", "SIMULATED")).hasRedirectedUrl(page + "/plans/SIMULATED");
        assertThat(get(page + "/plans/SIMULATED", Role.ADMIN)).bodyText().contains("rate: 5 %");
        assertThat(post(page + "/plans", "code", "SIMULATED", "text", PLAN.replace("5 %", "many")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("line 16", "rate: many");
        assertThat(post(page + "/plans", "code", "SIMULATED", "text", STEEPER)).hasRedirectedUrl(page + "/changes");
        post(page + "/changes", "type", "QUOTA_FACTOR", "name", "margin", "whom", "EVERYBODY", "amount", "1.25");
        assertThat(get(page + "/changes", Role.ADMIN))
                .bodyText()
                .contains("Quota margin of everybody × 1.25", "SIMULATED, from version 1");
        assertThat(get(page, Role.ADMIN)).bodyText().contains("Not calculated yet");
        calculate(page);

        assertThat(get(page, Role.AUDITOR))
                .bodyText()
                .contains("+€\u00a045.00", "€\u00a075.00 → €\u00a0120.00", "2 get more", "Ana Sim", "SIMULATED-Q1")
                .contains("No plan looks at quota “margin”")
                .doesNotContain("Calculate again");
        assertThat(get(page + "?q=ben&export=csv", Role.FINANCE))
                .bodyText()
                .contains(
                        "person,name,found,before,after,difference,currency", "SIM-ben,Ben Sim,,25.00,40.00,15.00,EUR")
                .doesNotContain("Ana");
        assertThat(get("/simulations?q=steep", Role.FINANCE)).bodyText().contains("Steeper", "calculated");
    }

    @Test
    void twoStandSideBySide() {
        var one = created("As it is");
        calculate(one);
        assertThat(post(one + "/copies", "name", "Steeper")).hasStatus3xxRedirection();
        var other = "/simulations/" + id("Steeper");
        post(other + "/plans", "code", "SIMULATED", "text", STEEPER);
        calculate(other);

        var side = "/simulations/comparison?left=" + id("As it is") + "&right=" + id("Steeper");
        assertThat(get(side, Role.AUDITOR))
                .bodyText()
                .contains("As it is beside Steeper", "+€\u00a045.00", "€\u00a080.00", "2 get more");
        assertThat(get(side + "&export=csv", Role.FINANCE))
                .bodyText()
                .contains("person,name,As it is,Steeper,difference,currency", "SIM-ana,Ana Sim,50.00,80.00,30.00,EUR");
        assertThat(get("/api/v1" + side, Role.FINANCE))
                .bodyJson()
                .extractingPath("$.sums[0].difference.amount")
                .isEqualTo("45.00");
    }

    @Test
    void itIsDeletedByItsName() {
        var page = created("Short-lived");
        assertThat(post(page + "/deletion", "name", "Another"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Short-lived");
        assertThat(post(page + "/deletion", "name", "Short-lived")).hasRedirectedUrl("/simulations");
        assertThat(get(page, Role.ADMIN)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void pastedRowsAreAddedOrRefusedWithTheirLine() {
        var page = created("Rows");
        assertThat(post(page + "/rows", "rows", "person;measure;period;amount\nSIM-ana;sales;SIMULATED-Q1;900"))
                .hasRedirectedUrl(page + "/changes");
        assertThat(get(page + "/changes", Role.ADMIN))
                .bodyText()
                .contains("Quota sales of SIM-ana is 900 in SIMULATED-Q1");
        assertThat(post(page + "/rows", "rows", "person;measure;period;amount\nSIM-zoe;sales;SIMULATED-Q1;900"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("SIM-zoe");
    }

    @Test
    void restDoesTheSame() {
        var made = api("/api/v1/simulations", Map.of("name", "By REST", "first", "2018-01-01", "last", "2018-12-31"));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var address = "/api/v1/simulations/" + id("By REST");
        assertThat(made).hasHeader("Location", address);
        assertThat(api(address + "/plans", Map.of("text", STEEPER)))
                .bodyJson()
                .extractingPath("$.plans[0].planCode")
                .isEqualTo("SIMULATED");
        assertThat(api(
                        address + "/changes",
                        List.of(Map.of(
                                "type", "VALUE",
                                "name", "rate",
                                "target", Map.of("kind", "PERSON", "code", "SIM-zoe"),
                                "from", "2018-01-01",
                                "amount", "0.1"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("SIM-zoe");
        assertThat(get(address + "/result", Role.FINANCE)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api(address + "/runs", Map.of())).hasStatus(HttpStatus.ACCEPTED);
        assertThat(api(address + "/runs", Map.of())).hasStatus(HttpStatus.CONFLICT);
        var run = jdbc.sql("select id from simulation_run where status = 'QUEUED'")
                .query(UUID.class)
                .single();
        job.run(run);
        assertThat(get(address + "/runs/" + run, Role.AUDITOR))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("CALCULATED");
        assertThat(get(address + "/result", Role.AUDITOR))
                .bodyJson()
                .extractingPath("$.sums[0].after.amount")
                .isEqualTo("120.00");
        assertThat(get(address + "/payees?sort=-after&size=1", Role.FINANCE))
                .bodyJson()
                .extractingPath("$.items[0].personCode")
                .isEqualTo("SIM-ana");
        assertThat(get(address + "/payees", Role.INTEGRATOR)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void seatsAndPlansAreGivenToOthersByForm() {
        sql("insert into title (code, name) values ('SIM-AE', 'Executive')");
        sql("""
                insert into position (code, name, title_id, valid)
                select 'SIM-seat', 'Seat', id, '[2018-01-01,)' from title where code = 'SIM-AE'""");
        try {
            var page = created("Others");
            assertThat(get(page + "/changes", Role.ADMIN))
                    .bodyText()
                    .contains("Put somebody else on a seat", "Put somebody into a plan", "Take somebody out of a plan");
            post(page + "/changes", "type", "SEAT", "what", "SIM-seat", "code", "SIM-ana", "from", "2018-02-01");
            post(page + "/changes", "type", "SEAT", "what", "SIM-seat", "code", "", "from", "2018-03-01");
            post(
                    page + "/changes",
                    "type",
                    "PLAN_END",
                    "name",
                    "SIMULATED",
                    "whom",
                    "PERSON",
                    "code",
                    "SIM-ben",
                    "from",
                    "2018-01-01");
            assertThat(post(page + "/rows", "rows", "plan;title;from\nSIMULATED;SIM-AE;2018-04-01"))
                    .hasRedirectedUrl(page + "/changes");
            assertThat(get(page + "/changes", Role.ADMIN))
                    .bodyText()
                    .contains(
                            "Seat SIM-seat is held by SIM-ana from 1 Feb 2018",
                            "Seat SIM-seat is vacant from 1 Mar 2018",
                            "No longer in plan SIMULATED from 1 Jan 2018: SIM-ben",
                            "In plan SIMULATED from 1 Apr 2018: title SIM-AE");
            assertThat(mvc.get().uri(page + "/changes").locale(Locale.of("nl")).with(users.signedIn(Role.ADMIN)))
                    .bodyText()
                    .contains("Stoel SIM-seat is vacant vanaf", "Niet meer in plan SIMULATED vanaf");
            assertThat(post(page + "/changes", "type", "SEAT", "what", "SIM-chair", "from", "2018-02-01"))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("SIM-chair");
            calculate(page);

            assertThat(get(page, Role.AUDITOR))
                    .bodyText()
                    .contains("−€\u00a025.00", "1 get less", "Seat SIM-seat is vacant");
            assertThat(get(page + "?q=ben&export=csv", Role.FINANCE))
                    .bodyText()
                    .contains("SIM-ben,Ben Sim,,25.00,0.00,");
        } finally {
            sql("delete from position where code = 'SIM-seat'");
            sql("delete from title where code = 'SIM-AE'");
        }
    }

    @Test
    void seatsAndPlansAreGivenToOthersByRest() {
        api("/api/v1/simulations", Map.of("name", "By REST", "first", "2018-01-01", "last", "2018-12-31"));
        var address = "/api/v1/simulations/" + id("By REST");
        var whom = Map.of("kind", "PERSON", "code", "SIM-ben");
        assertThat(api(
                        address + "/changes",
                        List.of(Map.of("type", "PLAN_END", "name", "SIMULATED", "target", whom, "from", "2018-01-01"))))
                .bodyJson()
                .extractingPath("$.changes[0].change.type")
                .isEqualTo("PLAN_END");
        assertThat(api(
                        address + "/changes",
                        List.of(Map.of("type", "PLAN", "name", "NONE", "target", whom, "from", "2018-01-01"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("no plan “NONE”");
        assertThat(api(address + "/changes", List.of(Map.of("type", "PLAN", "name", "SIMULATED", "target", whom))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("first day in the plan");
        api(address + "/runs", Map.of());
        job.run(jdbc.sql("select id from simulation_run where status = 'QUEUED'")
                .query(UUID.class)
                .single());
        assertThat(get(address + "/payees?q=ben", Role.FINANCE))
                .bodyJson()
                .extractingPath("$.items[0].difference.amount")
                .isEqualTo("-25.00");
    }

    @Test
    void theCostOfAYearIsForecast() {
        var page = created("Forecast");
        post(page + "/plans", "code", "SIMULATED", "text", STEEPER);
        assertThat(get(page + "/forecast", Role.ADMIN)).bodyText().contains("No forecast yet", "Draw");
        assertThat(post(page + "/forecasts", "year", "2019", "replicates", "20", "seed", "4"))
                .hasRedirectedUrl(page + "/forecast");
        assertThat(get(page + "/forecast/progress", Role.ADMIN)).bodyText().contains("Drawing 20 years");
        job.run(jdbc.sql("select id from simulation_run where status = 'QUEUED'")
                .query(UUID.class)
                .single());

        // Two sellers with one sale each in February: only a first quarter draws it, three times at most.
        assertThat(get(page + "/forecast?budget=360", Role.AUDITOR))
                .bodyText()
                .contains(
                        "Cost of all plans paid in EUR",
                        "SIMULATED",
                        "of the drawn years cost more than €\u00a0360.00");
        assertThat(get("/api/v1" + page + "/forecast?budget=-1", Role.FINANCE))
                .bodyJson()
                .extractingPath("$.distributions[0].shareAbove")
                .isEqualTo("1.000000");
        assertThat(get(page + "/forecast?export=csv", Role.FINANCE))
                .bodyText()
                .contains("year,plan,cost,currency", "20,SIMULATED,");
        assertThat(api(page.replace("/sim", "/api/v1/sim") + "/forecasts", Map.of("year", 2019, "replicates", 5)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("5; give one from 10");
        assertThat(api(page.replace("/sim", "/api/v1/sim") + "/forecasts", Map.of("year", 2019)))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    private String created(String name) {
        assertThat(post("/simulations", "name", name, "first", "2018-01-01", "last", "2018-12-31"))
                .hasStatus3xxRedirection();
        return "/simulations/" + id(name);
    }

    private void calculate(String page) {
        assertThat(post(page + "/runs")).hasRedirectedUrl(page);
        assertThat(get(page + "/progress", Role.ADMIN)).bodyText().contains("progress");
        job.run(jdbc.sql("select id from simulation_run where status = 'QUEUED'")
                .query(UUID.class)
                .single());
    }

    private UUID id(String name) {
        return jdbc.sql("select id from simulation where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(String path, Role role) {
        return mvc.get().uri(path).locale(Locale.UK).with(users.signedIn(role)).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.formField(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult api(String path, Object body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(json.writeValueAsString(body))
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();
    }

    private void sell(String code, String seller, String amount) {
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                        select 'crm', :code, 1, '2018-02-03', cast(:amount as numeric), 'EUR', p.key, b.id, now()
                          from person p, import_batch b where p.code = :seller and b.name = 'SIMULATED'""")
                .param("code", code)
                .param("amount", amount)
                .param("seller", seller)
                .update();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
