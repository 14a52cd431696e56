package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanImport;
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

/** The effect of a draft by pages and by REST: Ana sold for 1,000, Ben for 500, at 5 %; the draft pays more, or other people. */
@PageTest
@Transactional(
        propagation = Propagation.NOT_SUPPORTED) // history is read by a connection of its own: only what is committed
class PlanEffectTests {
    private static final String PLAN = """
            plan: EFFECT
            title: Plan of the effects
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
    private static final String DRAFT = PLAN.replace("rate: 5 %", "rate: 8 %");
    private static final String VERSION = "/plans/EFFECT/versions/1/effect?year=2019";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanImport plans;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSmallCompany() {
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, 'EFFECT-Q1', 'QUARTER', 2019, '[2019-01-01,2019-04-01)' from calendar""");
        sql("insert into person (code, full_name) values ('EFFECT-ana', 'Ana Effect'), ('EFFECT-ben', 'Ben Effect')");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'EFFECT', 'PROMOTED', 'test', now())""");
        plans.fromText(PLAN, LocalDate.of(2019, 1, 1), "test");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, '[2019-01-01,)' from compensation_plan c, person p
                 where c.code = 'EFFECT' and p.code like 'EFFECT-%'""");
        sell("EFFECT-1", "EFFECT-ana", "1000");
        sell("EFFECT-2", "EFFECT-ben", "500");
    }

    @AfterEach
    void tidyUp() {
        sql("delete from plan_test_payee where plan_id in (select id from compensation_plan where code = 'EFFECT')");
        sql("delete from transaction where code like 'EFFECT-%'");
        sql("delete from import_batch where name = 'EFFECT'");
        sql("delete from plan_assignment where plan_id in (select id from compensation_plan where code = 'EFFECT')");
        sql("delete from plan_version where plan_id in (select id from compensation_plan where code = 'EFFECT')");
        sql("delete from compensation_plan where code = 'EFFECT'");
        sql("delete from person where code like 'EFFECT-%'");
        sql("delete from period where code = 'EFFECT-Q1'");
    }

    @Test
    void besideTheTextStandsWhatItCostsAndWhomItServes() {
        assertThat(post("/plans/effect", Role.ADMIN, "text", DRAFT, "code", "EFFECT", "year", "2019"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "+€\u00a045.00",
                        "€\u00a075.00 → €\u00a0120.00",
                        "+60.0",
                        "2 get more",
                        "0 get less",
                        "Save the draft")
                .doesNotContain("<html");
        assertThat(post("/plans/effect", Role.ADMIN, "text", PLAN, "code", "EFFECT", "year", "2019"))
                .bodyText()
                .contains("2 the same", "/plans/EFFECT/versions/1/effect?year=2019");
    }

    @Test
    void aTextWithFaultsHasNoEffectYet() {
        assertThat(post("/plans/effect", Role.ADMIN, "text", DRAFT.replace("8 %", "many"), "year", "2019"))
                .hasStatusOk()
                .bodyText()
                .contains("as soon as they are corrected");
        assertThat(post("/plans/effect", Role.AUDITOR, "text", DRAFT)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theEditorAsksForTheEffectAndWithoutJavaScriptTheButtonShowsIt() {
        assertThat(get("/plans/EFFECT/text", Role.ADMIN))
                .bodyText()
                .contains("hx-post=\"/plans/effect\"", "Fiscal year 2019");
        assertThat(post("/plans/check", Role.ADMIN, "text", DRAFT, "code", "EFFECT", "year", "2019"))
                .bodyText()
                .contains("<html", "€\u00a075.00 → €\u00a0120.00");
    }

    @Test
    void thePageShowsPeriodsAndPayeesAndPinsTestPayees() {
        save();
        var draft = VERSION.replace("/1/", "/2/");
        assertThat(get(draft, Role.AUDITOR))
                .bodyText()
                .contains("EFFECT-Q1", "Ana Effect", "+€\u00a030.00", "+€\u00a015.00")
                .doesNotContain("test-payees");
        assertThat(get(draft + "&q=ben", Role.FINANCE))
                .bodyText()
                .contains("Ben Effect")
                .doesNotContain("Ana Effect");
        assertThat(post("/plans/EFFECT/versions/2/test-payees", Role.FINANCE, "person", "EFFECT-ben", "year", "2019"))
                .hasRedirectedUrl(draft);
        assertThat(post("/plans/effect", Role.ADMIN, "text", DRAFT, "code", "EFFECT", "year", "2019"))
                .bodyText()
                .contains("Test payees", "Ben Effect", "€\u00a025.00 → €\u00a040.00");
        post("/plans/EFFECT/versions/2/test-payees/removal", Role.FINANCE, "person", "EFFECT-ben", "year", "2019");
        assertThat(get(draft + "&q=ana", Role.FINANCE)).bodyText().doesNotContain("Ben Effect");
        assertThat(get("/plans/EFFECT/versions/2/effect?year=1918", Role.FINANCE))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theListIsAFileToo() {
        save();
        assertThat(get(VERSION.replace("/1/", "/2/") + "&export=csv", Role.AUDITOR))
                .bodyText()
                .contains(
                        "person,name,before,after,difference,currency",
                        "EFFECT-ana,Ana Effect,50.00,80.00,30.00,EUR",
                        "EFFECT-ben,Ben Effect,25.00,40.00,15.00,EUR");
    }

    @Test
    void restTriesATextAndKeepsNothing() {
        var trial = Map.of(
                "text", DRAFT, "first", "2019-01-01", "last", "2019-12-31", "payees", java.util.List.of("EFFECT-ben"));
        var answer = api(Role.ADMIN, trial);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.sums[0].difference.amount")
                .isEqualTo("45.00");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.testPayees[0].after.amount")
                .isEqualTo("40.00");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.largestGains[0].personCode")
                .isEqualTo("EFFECT-ana");
        assertThat(answer).bodyJson().extractingPath("$.payees").isEqualTo(2);
        assertThat(api(Role.ADMIN, Map.of("text", DRAFT.replace("8 %", "many"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("line 16", "many");
        assertThat(api(Role.ADMIN, Map.of("text", DRAFT, "first", "2019-01-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Only one of first and last");
    }

    @Test
    void restReadsTheEffectOfAVersionAndItsPayees() {
        save();
        var days = "?first=2019-01-01&last=2019-12-31";
        assertThat(get("/api/v1/plans/EFFECT/versions/2/effect" + days, Role.AUDITOR))
                .bodyJson()
                .extractingPath("$.periods[0].sum.after.amount")
                .isEqualTo("120.00");
        var payees =
                get("/api/v1/plans/EFFECT/versions/2/effect/payees" + days + "&size=1&sort=difference", Role.AUDITOR);
        assertThat(payees).bodyJson().extractingPath("$.items[0].personCode").isEqualTo("EFFECT-ben");
        assertThat(payees).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(get("/api/v1/plans/EFFECT/versions/2/effect" + days, Role.INTEGRATOR))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private void save() {
        var hash = jdbc.sql("""
                        select hash from plan_version v join compensation_plan p on p.id = v.plan_id
                         where p.code = 'EFFECT'""").query(String.class).single();
        assertThat(post("/plans", Role.ADMIN, "text", DRAFT, "code", "EFFECT", "basedOn", hash))
                .hasRedirectedUrl("/plans/EFFECT/versions/2");
    }

    private MvcTestResult get(String path, Role role) {
        return mvc.get().uri(path).locale(Locale.UK).with(users.signedIn(role)).exchange();
    }

    private MvcTestResult post(String path, Role role, String... fields) {
        var request = mvc.post()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn(role))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.formField(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult api(Role role, Map<String, ?> body) {
        return mvc.post()
                .uri("/api/v1/plans/effect")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(json.writeValueAsString(body))
                .with(users.signedIn(role))
                .with(csrf())
                .exchange();
    }

    private void sell(String code, String seller, String amount) {
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                        select 'crm', :code, 1, '2019-02-03', cast(:amount as numeric), 'EUR', p.key, b.id, now()
                          from person p, import_batch b where p.code = :seller and b.name = 'EFFECT'""")
                .param("code", code)
                .param("amount", amount)
                .param("seller", seller)
                .update();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
