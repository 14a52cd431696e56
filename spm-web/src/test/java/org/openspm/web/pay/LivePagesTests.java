package org.openspm.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
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

    private LocalDate first = LocalDate.EPOCH;
    private TestCompany company;

    @BeforeEach
    void aRepWithOneSale() {
        first = LocalDate.now(clock).withDayOfYear(1);
        company = TestCompany.beside(jdbc, "LIVT", first.getYear())
                .itsYear()
                .person("LIVT-ana", "Ana Live")
                .person("LIVT-bob", "Bob Live")
                .person("LIVT-mo", "Mo Manages")
                .person("LIVT-max", "Max Manages")
                .seat("LIVT-seat", "LIVT-seller", "LIVT-ana")
                .seat("LIVT-desk", "LIVT-seller", "LIVT-bob")
                .seat("LIVT-boss", "LIVT-manager", "LIVT-mo")
                .seat("LIVT-other", "LIVT-manager", "LIVT-max")
                .reports("LIVT-seat", "LIVT-boss")
                .reports("LIVT-desk", "LIVT-other");
        plans.fromText(PLAN, first, "test");
        company.assign("LIVT", "LIVT-ana", "LIVT-bob");
        sell("LIVT-1", "800");
        job.run(requests.request(first, first.plusYears(1).minusDays(1), "test"));
    }

    @AfterEach
    void tidyUp() {
        company.remove();
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
    void aManagerSeesTheTeamMoveByOneRequest() {
        assertThat(asManager("mo", "/team"))
                .bodyText()
                .contains("Live estimate", "Ana Live", "€\u00a080.00", "same as the last calculation")
                .doesNotContain("Bob Live");
        var asked = Pattern.compile("hx-get=\"(/team/live[^\"]+)\"").matcher(body(asManager("mo", "/team")));
        assertThat(asked.find()).isTrue();
        var next = asked.group(1).replace("&amp;", "&");
        var token = next.substring(next.indexOf("after=") + "after=".length());
        sell("LIVT-2", "500");

        assertThat(asManager("mo", next))
                .hasStatusOk()
                .bodyText()
                .contains("€\u00a0130.00", "+€\u00a050.00 on the last calculation", "now €\u00a0130.00")
                .contains("id=\"live-" + id("LIVT-ana") + "-EUR\"", "hx-swap-oob=\"true\"")
                .doesNotContain(token);
        assertThat(asManager("mo", "/team")).bodyText().contains("€\u00a080.00", "now €\u00a0130.00");
    }

    @Test
    void theTeamsFiguresAreTheManagersOwnTeamsAsOfToday() {
        sell("LIVT-2", "LIVT-bob", "300");
        assertThat(asManager("mo", "/team/live"))
                .bodyText()
                .contains("€\u00a080.00")
                .doesNotContain("30.00");
        assertThat(asManager("max", "/team/live"))
                .bodyText()
                .contains("€\u00a030.00", "live-" + id("LIVT-bob"))
                .doesNotContain("80.00", id("LIVT-ana").toString());
        assertThat(mvc.get().uri("/team/live").with(users.signedIn("ana-live", "LIVT-ana", Role.REP)))
                .hasStatus(HttpStatus.FORBIDDEN);

        // Ana’s seat changed hands today: what she earns is no business of her former manager’s any more.
        jdbc.sql("""
                        update position_assignment set valid = daterange(lower(valid), :today)
                         where position_id = (select id from position where code = 'LIVT-seat')""").param("today", LocalDate.now(clock)).update();
        assertThat(asManager("mo", "/team/live"))
                .bodyText()
                .doesNotContain("Live estimate", "80.00", id("LIVT-ana").toString());
    }

    @Test
    void whatIsPublishedIsEstimatedNoMore() {
        jdbc.sql("""
                        insert into statement (person_key, period_id, run_id, currency, total, published_at, published_by)
                        select p.key, d.id, r.id, 'EUR', 80, now(), 'test' from person p, period d, calculation_run r
                         where p.code = 'LIVT-ana' and d.code = 'LIVT-Y' and lower(r.scope) = lower(d.valid)""").update();
        try {
            sell("LIVT-2", "500");
            assertThat(asManager("mo", "/team"))
                    .bodyText()
                    .contains("Ana Live")
                    .doesNotContain("Live estimate", "130.00");
        } finally {
            jdbc.sql("alter table statement disable trigger statement_is_final").update();
            jdbc.sql("delete from statement where published_by = 'test' and total = 80")
                    .update();
            jdbc.sql("alter table statement enable trigger statement_is_final").update();
        }
    }

    @Test
    void whoIsNoPayeeHasNoEstimate() {
        assertThat(mvc.get().uri("/my-pay/live").with(users.signedIn(Role.REP)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Live estimate");
    }

    private static String token(MvcTestResult answer) {
        var found = Pattern.compile("after=([0-9a-f-]+)").matcher(body(answer));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private UUID id(String person) {
        return company.id("person", person);
    }

    private void sell(String code, String amount) {
        sell(code, "LIVT-ana", amount);
    }

    private void sell(String code, String seller, String amount) {
        company.book(Sale.of(code, first, new BigDecimal(amount)).by(seller));
    }

    private MvcTestResult asAna(String path) {
        return mvc.get()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn("ana-live", "LIVT-ana", Role.REP))
                .exchange();
    }

    private MvcTestResult asManager(String who, String path) {
        return mvc.get()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn(who + "-live", "LIVT-" + who, Role.MANAGER))
                .exchange();
    }

    private MvcTestResult json(String who, String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .with(users.signedIn(who + "-live", "LIVT-" + who, Role.REP))
                .exchange();
    }
}
