package org.openspm.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
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

/** What a rep is shown of a tiered plan: Ana sold 1,200 of a quota of 1,000, and one deal came back. */
@PageTest
@Transactional(
        propagation = Propagation.NOT_SUPPORTED) // a run reads by a connection of its own: only what is committed
class PayPagesTests {
    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final LocalDate END = LocalDate.of(2018, 12, 31);
    private static final String PLAN = """
            plan: PAYT
            title: Plan with tiers
            currency: EUR
            pays: quarter
            credits:
              - credit: direct
                of: orders
                to: seller
            measures:
              - measure: new_bookings
                credits: direct
                sum: amount
                quota: {measure: new_bookings}
            components:
              - component: New bookings
                on: new_bookings
                rate: 10 %
                tiers:
                  axis: attainment
                  mode: marginal
                  bands:
                    - {to: 100 %, value: x 1}
                    - {value: x 2}
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

    private TestCompany company;

    @BeforeEach
    void aPaidRep() {
        company = TestCompany.beside(jdbc, "PAYT", 2018)
                .firstQuarters(1)
                .person("PAYT-ana", "Ana Pay")
                .person("PAYT-bob", "Bob Pay")
                .account("PAYT-acc", "Halvorsen Shipping")
                .quota("new_bookings", "1000", "PAYT-ana");
        plans.fromText(PLAN, START, "test");
        company.assign("PAYT", "PAYT-ana");
        sell("PAYT-1", "800");
        sell("PAYT-2", "500");
        sell("PAYT-3", "-100");
        job.run(requests.request(START, END, "test"));
    }

    @AfterEach
    void tidyUp() {
        company.remove();
    }

    @Test
    void aRepSeesTheSumTheSlicesAndHowFarSheIs() {
        // 1,000 × 10 % + 200 × 20 %
        assertThat(asAna("/my-pay"))
                .bodyText()
                .contains("€\u00a0140", "New bookings", "120.0\u00a0%", "Tier 1", "Tier 2", "100.00", "40.00");
    }

    @Test
    void theDealsBehindASliceAreListedWithTheirCustomer() {
        assertThat(asAna("/pay/" + id("PAYT-ana") + "/credits"))
                .bodyText()
                .contains("Halvorsen Shipping", "PAYT-1", "€\u00a0800.00", "−€\u00a0100.00", "seller");
        assertThat(asAna("/pay/" + id("PAYT-ana") + "/credits?q=payt-2"))
                .bodyText()
                .contains("PAYT-2")
                .doesNotContain("PAYT-1");
    }

    @Test
    void theWhyOfASliceReachesTheDealsItWasTakenOf() {
        assertThat(asAna(why("&line=tier:2")))
                .bodyText()
                .contains("Why €\u00a040.00?", "Tier 2", "120\u00a0%", "Transaction PAYT-1", "Halvorsen Shipping")
                .doesNotContain("tier:2</");
    }

    @Test
    void theWhyOfAnAttainmentReachesTheDealsThatWereCredited() {
        assertThat(asAna(whyMeasure("new_bookings")))
                .bodyText()
                .contains("Why 120\u00a0%?", "€\u00a01,200.00", "€\u00a01,000.00", "Transaction PAYT-3", "PAYT-Q1");
        assertThat(asAna(whyMeasure("renewals")))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("not measured on “renewals”");
        assertThat(asAna("/my-pay")).bodyText().contains("/why/measure?person=" + id("PAYT-ana"));
    }

    @Test
    void oneMoreDealIsCalculatedAndNotSaved() {
        // From 1,200 on every further euro pays 20 %.
        assertThat(asAna("/pay/" + id("PAYT-ana") + "/what-if?amount=500&date=2018-03-01&account=PAYT-acc"))
                .bodyText()
                .contains("€\u00a0500.00", "€\u00a0100.00", "€\u00a0240.00", "120.0\u00a0% → 170.0\u00a0%");
        var address = "/api/v1/pay/" + id("PAYT-ana") + "/what-if";
        assertThat(json(address + "?amount=-300")).bodyJson().satisfies(answer -> {
            // 900 × 10 %
            assertThat(answer).extractingPath("$.earnings[0].after.amount").isEqualTo("90.00");
            assertThat(answer).extractingPath("$.differences[0].amount").isEqualTo("-50.00");
            assertThat(answer).extractingPath("$.measures[0].after").isEqualTo("900.0000");
        });
        assertThat(asAna("/my-pay")).bodyText().contains("€\u00a0140");
    }

    @Test
    void aDealThatCannotBeIsRefusedWithTheField() {
        var page = "/pay/" + id("PAYT-ana") + "/what-if?amount=";
        assertThat(asAna(page + "many")).bodyText().contains("amount is “many”");
        assertThat(asAna(page + "1&date=2018-04-01")).bodyText().contains("choose a day of the period PAYT-Q1");
        assertThat(asAna(page + "1&product=none-such")).bodyText().contains("product is “none-such”");
        assertThat(json("/api/v1" + page + "0.00001"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(as("bob", "PAYT-bob", page + "1")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aStatementComesAsPdfWithEveryFigure() throws IOException {
        var answer = asAna("/pay/" + id("PAYT-ana") + "/statement?format=pdf");
        assertThat(answer).hasContentType(MediaType.APPLICATION_PDF);
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "Ana Pay", "€\u00a0140.00", "120.0\u00a0%", "PAYT-2", "Halvorsen Shipping", "Preliminary");
        }
    }

    @Test
    void aStatementComesAsAWorkbookOfThreeSheets() {
        var answer = asAna("/pay/" + id("PAYT-ana") + "/statement?format=xlsx");
        assertThat(answer)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"statement-PAYT-ana-PAYT-Q1.xlsx\"; filename*=UTF-8''statement-PAYT-ana-PAYT-Q1.xlsx");
        // The directory of a zip file names its entries in plain text.
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .contains("xl/worksheets/sheet3.xml")
                .doesNotContain("xl/worksheets/sheet4.xml");
        assertThat(asAna("/pay/" + id("PAYT-ana") + "/statement?format=doc"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("ask for pdf or xlsx");
    }

    @Test
    void restTellsTheSame() {
        assertThat(json("/api/v1/my-pay"))
                .bodyJson()
                .extractingPath("$.totals[0].earned.amount")
                .isEqualTo("140.0000");
        var pay = "/api/v1/pay/" + id("PAYT-ana");
        assertThat(json(pay)).bodyJson().extractingPath("$.measures[0].value").isEqualTo("1200.0000");
        assertThat(json(pay + "/lines?size=1"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(2);
        assertThat(json(pay + "/credits?size=2"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(3);
        assertThat(json(pay)).bodyJson().extractingPath("$.tiers[0].component").isEqualTo("New bookings");
        assertThat(json(pay + "/trend")).bodyJson().satisfies(trend -> {
            assertThat(trend).extractingPath("$[0].currency").isEqualTo("EUR");
            assertThat(trend).extractingPath("$[0].periods[-1].amount").isEqualTo("140.0000");
        });
        assertThat(json(pay + "/periods"))
                .bodyJson()
                .extractingPath("$.items[0].code")
                .isEqualTo("PAYT-Q1");
        assertThat(json("/api/v1/why?period=PAYT-Q1&plan=PAYT&component=New bookings&person=" + id("PAYT-ana")))
                .bodyJson()
                .extractingPath("$.derivation.amount")
                .isEqualTo("140.00");
        assertThat(json("/api/v1/why/measure?period=PAYT-Q1&measure=new_bookings&person=" + id("PAYT-ana")))
                .bodyJson()
                .satisfies(why -> {
                    assertThat(why).extractingPath("$.planCode").isEqualTo("PAYT");
                    assertThat(why)
                            .extractingPath("$.derivation.children[0].amount")
                            .isEqualTo("1200.0000");
                });
        assertThat(json(pay + "?period=1999-Q1"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void nobodyElseSeesAnyOfIt() {
        for (var path : new String[] {"", "/credits", "/statement"}) {
            assertThat(as("bob", "PAYT-bob", "/pay/" + id("PAYT-ana") + path)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(as("bob", "PAYT-bob", "/api/v1/pay/" + id("PAYT-ana") + path))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(as("bob", "PAYT-bob", why(""))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(as("bob", "PAYT-bob", whyMeasure("new_bookings"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String why(String more) {
        return "/why?person=" + id("PAYT-ana") + "&period=" + period() + "&plan=PAYT&component=New bookings" + more;
    }

    private String whyMeasure(String measure) {
        return "/why/measure?person=" + id("PAYT-ana") + "&period=" + period() + "&plan=PAYT&measure=" + measure;
    }

    private UUID period() {
        return company.id("period", "PAYT-Q1");
    }

    private UUID id(String person) {
        return company.id("person", person);
    }

    private void sell(String code, String amount) {
        company.book(Sale.of(code, "2018-02-03", amount).by("PAYT-ana").to("PAYT-acc"));
    }

    private MvcTestResult asAna(String path) {
        return as("ana-pay", "PAYT-ana", path);
    }

    private MvcTestResult as(String username, @Nullable String person, String path) {
        return mvc.get()
                .uri(path)
                .locale(Locale.UK)
                .with(users.signedIn(username, person, Role.REP))
                .exchange();
    }

    private MvcTestResult json(String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .with(users.signedIn("ana-pay", "PAYT-ana", Role.REP))
                .exchange();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
