package org.openspm.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CalculationJob;
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
import org.springframework.transaction.support.TransactionTemplate;

/** A run from the request to the statements, by pages and by REST: Ana sells on a plan, Ben sells without one. */
@PageTest
@Transactional(
        propagation = Propagation.NOT_SUPPORTED) // a run reads by a connection of its own: only what is committed
class RunPagesTests {
    private static final String PLAN = """
            plan: RUNS
            title: Plan of the runs
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

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanImport plans;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunStart start;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    private TestCompany company;

    @BeforeEach
    void aSmallCompany() {
        company = TestCompany.beside(jdbc, "RUNS", 2019)
                .firstQuarters(1)
                .person("RUNS-ana", "Ana Run")
                .person("RUNS-ben", "Ben Run");
        plans.fromText(PLAN, LocalDate.of(2019, 1, 1), "test");
        company.assign("RUNS", "RUNS-ana");
        sell("RUNS-1", "RUNS-ana", "1000");
        sell("RUNS-2", "RUNS-ben", "500");
        sell("RUNS-3", null, "70");
    }

    @AfterEach
    void tidyUp() {
        company.remove();
    }

    @Test
    void aRequestedRunWaitsForItsTurnExactlyOnce() {
        var address = request();
        start.start(id(address));

        assertThat(get(address)).bodyText().contains("Waiting for its turn", "Cancel");
        assertThat(get("/runs")).bodyText().contains("is at work");
        assertThat(count("select count(*) from scheduled_tasks where task_instance = '" + id(address) + "'"))
                .isEqualTo(1);
        assertThat(post("/runs", Role.ADMIN, "year", "2019")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aRunThatWasNeverHandedOverIsFoundAgain() {
        var address = request();
        sql("delete from scheduled_tasks where task_name = 'calculation-run'");
        start.startForgotten();
        assertThat(count("select count(*) from scheduled_tasks where task_name = 'calculation-run'"))
                .isZero();

        sql("update calculation_run set requested_at = requested_at - interval '1 minute' where id = '" + id(address)
                + "'");
        start.startForgotten();
        assertThat(count("select count(*) from scheduled_tasks where task_instance = '" + id(address) + "'"))
                .isEqualTo(1);
    }

    @Test
    void aCancelledRunWritesNothingAndCanBeRepeated() {
        var address = request();
        assertThat(post(address + "/cancellation", Role.ADMIN)).hasStatus3xxRedirection();
        job.run(id(address));

        assertThat(get(address)).bodyText().contains("nothing was written", "Calculate again");
        assertThat(count("select count(*) from earning where run_id = '" + id(address) + "'"))
                .isZero();
        assertThat(post("/runs", Role.ADMIN, "first", "2019-01-01", "last", "2019-03-31"))
                .hasStatus3xxRedirection();
    }

    @Test
    void theResultNamesSumsPayeesAndWhatNeedsALook() {
        var address = calculated();

        assertThat(get(address + "/progress")).headers().containsHeader("HX-Refresh");
        assertThat(get(address))
                .bodyText()
                .contains(
                        "€\u00a050.00", "3 transactions gave", "Credited to nobody", "Payee without a plan", "RUNS-Q1");
        assertThat(get(address + "/earnings?q=ana")).bodyText().contains("Ana Run", "/why?person=");
        assertThat(get(address + "/earnings?q=a%25n")).bodyText().doesNotContain("Ana Run");
        assertThat(get(address + "/exceptions?kind=UNCREDITED"))
                .bodyText()
                .contains("RUNS-3", "seller")
                .doesNotContain("Ben Run");
        assertThat(get(address + "/exceptions")).bodyText().contains("Ben Run");
        assertThat(get(address + "/exceptions?export=csv")).bodyText().contains("UNCREDITED", "RUNS-3");
        assertThat(get(address + "/earnings?export=csv"))
                .bodyText()
                .contains("RUNS-ana,Ana Run,RUNS-Q1,RUNS,1,Commission,50");
    }

    @Test
    void aDealShowsEverybodyCreditedAndWhy() {
        var address = calculated();

        assertThat(get(address + "/exceptions?q=RUNS-3&sort=-amount"))
                .bodyText()
                .contains(address + "/credits?deal=RUNS-3", "€\u00a070.00")
                .doesNotContain("Ben Run");
        assertThat(get(address + "/exceptions?q=RUNS-3&export=csv"))
                .bodyText()
                .contains("RUNS-3")
                .doesNotContain("RUNS-2");
        assertThat(get(address + "/credits?deal=RUNS-1"))
                .bodyText()
                .contains("<svg", "Ana Run", "seller", "Commission", "€\u00a050.00", "/why?person=");
        assertThat(get(address + "/credits?deal=RUNS-3"))
                .bodyText()
                .contains("Nobody is credited", "found nobody to credit");
        assertThat(get(address + "/credits?deal=NONE")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(getJson("/api/v1" + address + "/credits?deal=RUNS-1"))
                .bodyJson()
                .satisfies(graph -> {
                    assertThat(graph)
                            .extractingPath("$.plans[0].credits[0].to.name")
                            .isEqualTo("Ana Run");
                    assertThat(graph)
                            .extractingPath("$.plans[0].credits[0].counted[0].measure")
                            .isEqualTo("sales");
                    assertThat(graph)
                            .extractingPath("$.plans[0].earned[0].amount.amount")
                            .isEqualTo("50.0000");
                });
    }

    @Test
    void theSameInputIsSaidToBeTheSameAndHasNothingToApprove() {
        calculated();
        var again = calculated();

        assertThat(get(again))
                .bodyText()
                .contains("Nothing has changed since run")
                .doesNotContain("approval\"><button");
        assertThat(count("select count(*) from earning where component = 'Commission' and period_id ="
                        + " (select id from period where code = 'RUNS-Q1')"))
                .isEqualTo(1);
    }

    @Test
    void anotherRunIsComparedWithTheOneBefore() {
        var first = calculated();
        assertThat(get(first + "/comparison")).bodyText().contains("Nothing to compare with");
        sell("RUNS-4", "RUNS-ana", "200");
        var second = calculated();

        assertThat(get(second)).bodyText().contains("Changes since run", "+€\u00a010.00");
        assertThat(get(second + "/comparison")).bodyText().contains("Ana Run", "€\u00a060.00");
        assertThat(get(second + "/comparison?export=csv")).bodyText().contains("50.0000,60.0000,10.0000,EUR");
    }

    @Test
    void whatChangedIsSharedOutToItsCauses() {
        var first = calculated();
        assertThat(get(first + "/changes")).hasStatus(HttpStatus.NOT_FOUND);
        sell("RUNS-4", "RUNS-ana", "200");
        plans.fromText(PLAN.replace("rate: 5 %", "rate: 6 %"), LocalDate.of(2019, 1, 1), "test");
        var second = calculated();

        assertThat(get(second + "/changes"))
                .bodyText()
                .contains("Ana Run", "Transactions", "+€\u00a010.00", "Plans", "+€\u00a012.00", "+€\u00a022.00");
        assertThat(get(second + "/changes?cause=QUOTAS")).bodyText().doesNotContain("Ana Run");
        assertThat(getJson("/api/v1" + second + "/causes")).bodyJson().satisfies(causes -> {
            assertThat(causes).extractingPath("$.causes.length()").isEqualTo(2);
            assertThat(causes).extractingPath("$.causes[0].cause").isEqualTo("TRANSACTIONS");
            assertThat(causes).extractingPath("$.causes[1].amount.amount").isEqualTo("12.00");
        });
        assertThat(getJson("/api/v1" + second + "/changes?cause=PLANS&since=" + id(first)))
                .bodyJson()
                .extractingPath("$.items[0].causes.length()")
                .isEqualTo(2);
        assertThat(getJson("/api/v1" + second + "/changes?cause=WEATHER")).hasStatus(HttpStatus.BAD_REQUEST);
        var ana = jdbc.sql("select id from person where code = 'RUNS-ana'")
                .query(UUID.class)
                .single();
        assertThat(get("/why/changed?period=RUNS-Q1&person=" + ana)).bodyText().contains("Commission", "+€\u00a012.00");
        assertThat(getJson("/api/v1/why/changed?period=RUNS-Q1&person=" + ana))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void aSecondPersonApprovesAndPublishes() {
        var address = calculated();
        assertThat(get(address)).bodyText().contains("somebody other than you");
        assertThat(post(address + "/approval", Role.ADMIN)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(address + "/publication", Role.FINANCE, "through", "2019-03-31"))
                .hasStatus(HttpStatus.CONFLICT);

        transactions.executeWithoutResult(
                status -> { // what is published cannot be tidied up, so it is rolled back
                    assertThat(post(address + "/approval", Role.FINANCE)).hasStatus3xxRedirection();
                    entities.flush();
                    assertThat(get(address + "/publication")).bodyText().contains("RUNS-Q1", "€\u00a050.00");
                    assertThat(post(address + "/publication", Role.FINANCE, "through", "2019-03-31"))
                            .hasStatus3xxRedirection();
                    entities.flush();
                    assertThat(get(address)).bodyText().contains("Published by finance-user");
                    assertThat(count("select count(*) from statement where published_by = 'finance-user'"))
                            .isEqualTo(1);
                    assertThat(post(address + "/publication", Role.FINANCE, "through", "2019-03-31"))
                            .hasStatus3xxRedirection();
                    assertThat(count("select count(*) from payable where component = 'Commission'"))
                            .isEqualTo(1);
                    status.setRollbackOnly();
                });
    }

    @Test
    void aRunFailsWithASentenceWhenThereIsNoPlan() {
        sql("update plan_version set status = 'APPROVED' where text like 'plan: RUNS%'");
        var address = calculated();

        assertThat(get(address)).bodyText().contains("No plan is in force", "Calculate again");
    }

    @Test
    void restDoesTheSame() {
        var key = UUID.randomUUID().toString();
        var order = "{\"first\":\"2019-02-01\",\"last\":\"2019-02-28\"}";
        var started = api("/api/v1/runs", key, order);
        assertThat(started).hasStatus(HttpStatus.ACCEPTED);
        var address = Objects.requireNonNull(started.getResponse().getHeader("Location"));
        assertThat(api("/api/v1/runs", key, order)).hasHeader("Location", address);
        job.run(id(address));

        assertThat(getJson(address)).bodyJson().extractingPath("$.status").isEqualTo("CALCULATED");
        assertThat(getJson(address + "/earnings"))
                .bodyJson()
                .extractingPath("$.items[0].amount")
                .isEqualTo(java.util.Map.of("amount", "50.0000", "currency", "EUR"));
        assertThat(getJson(address + "/exceptions?kind=UNCREDITED&size=1"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(getJson(address + "/totals")).bodyJson().satisfies(totals -> {
            assertThat(totals).extractingPath("$.sums[0].amount").isEqualTo("50.0000");
            assertThat(totals).extractingPath("$.exceptions.UNCREDITED").isEqualTo(1);
        });
        assertThat(getJson(address + "/publication")).bodyJson().satisfies(preview -> {
            assertThat(preview).extractingPath("$.postings[0].payees").isEqualTo(1);
            assertThat(preview).extractingPath("$.postings[0].amount.amount").isEqualTo("50.0000");
        });
        assertThat(getJson(address + "/comparison")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(getJson(address + "/comparison/sums"))
                .bodyJson()
                .extractingPath("$.sums.length()")
                .isEqualTo(0);
        assertThat(api(address + "/approval", UUID.randomUUID().toString(), ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(api(address + "/cancellation", UUID.randomUUID().toString(), ""))
                .hasStatus(HttpStatus.CONFLICT);
    }

    private String request() {
        var answer = post("/runs", Role.ADMIN, "year", "2019");
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private String calculated() {
        var address = request();
        job.run(id(address));
        return address;
    }

    private static RunId id(String address) {
        return new RunId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
    }

    private void sell(String code, @Nullable String seller, String amount) {
        company.book(Sale.of(code, "2019-02-03", amount).by(seller));
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn(Role.ADMIN))
                .exchange();
    }

    private MvcTestResult getJson(String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .with(users.signedIn(Role.ADMIN))
                .exchange();
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

    private MvcTestResult api(String path, String key, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .content(body)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
