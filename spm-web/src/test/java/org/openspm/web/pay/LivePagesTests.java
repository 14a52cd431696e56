package org.openspm.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.incentive.run.RunRequests;
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

/** A sale stands in a rep's live estimate at once, beside the figure of the last calculation, which stays as it is. */
@PageTest
@Transactional(propagation = Propagation.NOT_SUPPORTED) // what is live is what was committed
class LivePagesTests {
    private static final String PLAN = """
            plan: LIVT
            title: Live
            currency: EUR
            pays: year
            credits: [{credit: sale, of: orders, to: seller}]
            measures: [{measure: sales, credits: sale, sum: amount}]
            components: [{component: Commission, on: sales, rate: 10 %}]
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void aRepWithOneSale() {
        var first = LocalDate.now(clock).withDayOfYear(1);
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, 'LIVT', 'YEAR', %d, '[%s,%s)' from calendar""".formatted(first.getYear(), first, first.plusYears(1)));
        sql("insert into person (code, full_name) values ('LIVT-ana', 'Ana Live'), ('LIVT-bob', 'Bob Live')");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'LIVT', 'PROMOTED', 'test', now())""");
        plans.fromText(PLAN, first, "test");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, daterange('%s', null) from compensation_plan c, person p
                 where c.code = 'LIVT' and p.code = 'LIVT-ana'""".formatted(first));
        sell("LIVT-1", "800");
        job.run(requests.request(first, first.plusYears(1).minusDays(1), "test"));
    }

    @AfterEach
    void tidyUp() {
        sql("delete from calculation_run where lower(scope) = (select lower(valid) from period where code = 'LIVT')");
        sql("delete from transaction where code like 'LIVT-%'");
        sql("delete from import_batch where name = 'LIVT'");
        sql("delete from plan_assignment where plan_id in (select id from compensation_plan where code = 'LIVT')");
        sql("delete from plan_version where plan_id in (select id from compensation_plan where code = 'LIVT')");
        sql("delete from compensation_plan where code = 'LIVT'");
        sql("delete from user_account where person_key in (select key from person where code like 'LIVT-%')");
        sql("delete from person where code like 'LIVT-%'");
        sql("delete from period where code = 'LIVT'");
    }

    @Test
    void aSaleStandsInTheEstimateAtOnceAndNotInTheCalculatedFigure() {
        assertThat(asAna("/my-pay"))
                .bodyText()
                .contains("Live estimate", "€\u00a080", "same as the last calculation", "Neither checked nor approved");
        var token = token(asAna("/my-pay/live"));

        sell("LIVT-2", "500");

        assertThat(asAna("/my-pay/live?after=" + token))
                .bodyText()
                .contains("€\u00a0130.00", "+€\u00a050.00 on the last calculation", "as of ")
                .doesNotContain(token);
        assertThat(asAna("/my-pay")).bodyText().contains("Pending</span></dt><dd>€\u00a080.00", "€\u00a0130.00");
    }

    @Test
    void restTellsTheSame() {
        var live = "/api/v1/pay/" + id("LIVT-ana") + "/live";
        sell("LIVT-2", "500");
        var answer = json("ana", live);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.periods[0].totals[0].amount")
                .isEqualTo("130.00");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.periods[0].measures[0].value")
                .isEqualTo("1300.0000");
        assertThat(answer).bodyJson().extractingPath("$.asOf").isNotNull();
        assertThat(json("bob", live)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoIsNoPayeeHasNoEstimate() {
        assertThat(mvc.get().uri("/my-pay/live").with(users.signedIn(Role.REP)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Live estimate");
    }

    private static String token(MvcTestResult answer) {
        var found = Pattern.compile("after=([0-9a-f-]+)")
                .matcher(new String(
                        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private UUID id(String person) {
        return jdbc.sql("select id from person where code = :code")
                .param("code", person)
                .query(UUID.class)
                .single();
    }

    private void sell(String code, String amount) {
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                        select 'crm', :code, 1, cast(:day as date), cast(:amount as numeric), 'EUR', p.key, b.id, now()
                          from import_batch b, person p where b.name = 'LIVT' and p.code = 'LIVT-ana'""")
                .param("code", code)
                .param("amount", amount)
                .param("day", LocalDate.now(clock).withDayOfYear(1).toString())
                .update();
    }

    private MvcTestResult asAna(String path) {
        return mvc.get()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn("ana-live", "LIVT-ana", Role.REP))
                .exchange();
    }

    private MvcTestResult json(String who, String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .with(users.signedIn(who + "-live", "LIVT-" + who, Role.REP))
                .exchange();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
