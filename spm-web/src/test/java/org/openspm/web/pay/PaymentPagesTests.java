package org.openspm.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a rep is shown between earned and paid: Ana sold 800, the customer has paid a quarter, and her draw is 100. */
@PageTest
@Transactional(
        propagation = Propagation.NOT_SUPPORTED) // a run reads by a connection of its own: only what is committed
class PaymentPagesTests {
    private static final LocalDate START = LocalDate.of(2017, 1, 1);
    private static final LocalDate END = LocalDate.of(2017, 12, 31);
    private static final String PLAN = """
            plan: PAYP
            title: Plan with pay rules
            currency: EUR
            pays: quarter
            credits:
              - {credit: direct, of: orders, to: seller}
            measures:
              - {measure: new_bookings, credits: direct, sum: amount}
            components:
              - {component: New bookings, on: new_bookings, rate: 10 %}
            payments:
              - {holdback: Until the customer pays, share: 40 %, release: payment}
              - {draw: Ramp draw, amount: 100, recovery: {share: 100 %}}
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
    void aDrawingRep() {
        company = TestCompany.beside(jdbc, "PAYP", 2017).firstQuarters(1).person("PAYP-ana", "Ana Draw");
        plans.fromText(PLAN, START, "test");
        company.assign("PAYP", "PAYP-ana");
        event("PAYP-1", "order", "800", null);
        event("PAYP-P1", "payment", "200", "PAYP-1");
        job.run(requests.request(START, END, "test"));
    }

    @AfterEach
    void tidyUp() {
        company.remove();
    }

    @Test
    void earnedTheRulesWithTheirBalancesAndWhatIsPaidStandBelowEachOther() {
        assertThat(get("/my-pay", Locale.UK))
                .bodyText()
                .contains("From earned to paid", "€\u00a080.00", "−€\u00a024.00", "waits for the customer’s payment")
                .contains("Ramp draw", "Draw still to be repaid", "€\u00a044.00", "To be paid", "€\u00a0100.00");
        assertThat(get("/my-pay", Locale.of("nl")))
                .bodyText()
                .contains("Van verdiend naar betaald", "wacht op de betaling van de klant", "Te betalen");
    }

    @Test
    void theWhyOfAHoldbackTellsWhatIsHeldReleasedAndStillWaits() {
        assertThat(get(why("Until the customer pays"), Locale.UK))
                .bodyText()
                .contains("Held back: 40\u00a0% of 80", "Released by what the customer paid: 200", "PAYP-P1")
                .contains("PAYP-1, waits for the customer’s payment", "€\u00a024.00");
        assertThat(get(why("Ramp draw"), Locale.UK))
                .bodyText()
                .contains("Topped up to the draw of 100; 56 was payable", "Draw still to be repaid, 0 before");
    }

    @Test
    void theStatementCarriesTheSame() throws IOException {
        var pdf = get("/pay/" + id() + "/statement?format=pdf", Locale.UK);
        try (var read = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains(
                            "From earned to paid",
                            "Held back, waits for",
                            "€\u00a024.00",
                            "To be paid",
                            "€\u00a0100.00");
        }
        assertThat(get("/pay/" + id() + "/statement?format=xlsx", Locale.UK)).hasStatusOk();
    }

    @Test
    void restTellsTheSame() {
        var pay = get("/api/v1/my-pay", Locale.UK);
        assertThat(pay).bodyJson().extractingPath("$.payments[0].earned.amount").isEqualTo("80.0000");
        assertThat(pay)
                .bodyJson()
                .extractingPath("$.payments[0].rules[0].balance.closing.amount")
                .isEqualTo("24.0000");
        assertThat(pay)
                .bodyJson()
                .extractingPath("$.payments[0].rules[0].balance.waits")
                .isEqualTo("payment");
        assertThat(pay).bodyJson().extractingPath("$.payments[0].paid.amount").isEqualTo("100.0000");
        assertThat(get("/api/v1/pay/" + id() + "/lines", Locale.UK))
                .bodyJson()
                .extractingPath("$.items[*].stage")
                .asArray()
                .contains("EARNING", "PAYMENT");
    }

    private String why(String rule) {
        return "/why?person=" + id() + "&period=" + company.id("period", "PAYP-Q1") + "&plan=PAYP&component=" + rule;
    }

    private UUID id() {
        return company.id("person", "PAYP-ana");
    }

    private void event(String code, String kind, String amount, @Nullable String reference) {
        company.book(Sale.of(code, "2017-02-03", amount).by("PAYP-ana").as(kind, reference));
    }

    private MvcTestResult get(String path, Locale locale) {
        return mvc.get()
                .uri(path)
                .locale(locale)
                .with(users.signedIn("ana-draw", "PAYP-ana", Role.REP))
                .exchange();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
