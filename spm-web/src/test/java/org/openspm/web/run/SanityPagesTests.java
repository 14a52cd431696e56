package org.openspm.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.OrdinaryRun;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What is out of bounds holds a run, on its page and by REST, until somebody else says why it is right: Person 7 earns 4,100. */
@PageTest
class SanityPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JsonMapper json;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    private String run = "";

    @BeforeEach
    void anOddRun() {
        var id = OrdinaryRun.load(jdbc, "ODD-", 2015);
        jdbc.sql("""
                        update earning e set amount = 4100 from person p, period d
                         where e.run_id = :run and p.key = e.person_key and d.id = e.period_id
                           and p.code = 'ODD-P7' and d.code = 'ODD-2015-Q4'""").param("run", id).update();
        run = "/runs/" + id;
    }

    @Test
    void thePageNamesWhatIsOddWithItsFiguresInBothLanguages() {
        assertThat(get(run, Role.FINANCE, Locale.UK))
                .bodyText()
                .contains("Out of bounds", "Person 7", "ODD-2015-Q4", "€\u00a04,100.00", "€\u00a01,000.00")
                .contains("Why are these figures right?", "Acknowledge");
        assertThat(get(run, Role.FINANCE, Locale.of("nl")))
                .bodyText()
                .contains("Person 7", "€\u00a04.100,00")
                .doesNotContain("Out of bounds");
        assertThat(get(run, Role.AUDITOR, Locale.UK))
                .bodyText()
                .contains("Out of bounds", "Whoever approves the run says first why this is right.")
                .doesNotContain("Why are these figures right?");
    }

    @Test
    void theRunIsApprovedOnceAReasonIsGiven() {
        assertThat(post(run + "/approval", Role.FINANCE))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("PAYEE_HISTORY (1)");
        assertThat(post(run + "/acknowledgements", Role.FINANCE, "bound", "PAYEE_HISTORY", "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(run + "/acknowledgements", Role.FINANCE, "bound", "UNPAID", "reason", "None."))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(run + "/acknowledgements", Role.FINANCE, "bound", "PAYEE_HISTORY", "reason", "The Acme deal."))
                .hasRedirectedUrl(run);
        assertThat(get(run, Role.AUDITOR, Locale.UK))
                .bodyText()
                .contains("“The Acme deal.” – finance-user")
                .doesNotContain("says first why");
        assertThat(post(run + "/approval", Role.FINANCE)).hasRedirectedUrl(run);
        entities.flush();
        assertThat(get(run, Role.AUDITOR, Locale.UK)).bodyText().contains("Approved by finance-user");
    }

    @Test
    void whoAskedForTheRunAcknowledgesNothing() {
        jdbc.sql("update calculation_run set requested_by = 'finance-user' where id = ?")
                .param(id())
                .update();
        assertThat(get(run, Role.FINANCE, Locale.UK))
                .bodyText()
                .contains("Out of bounds")
                .doesNotContain("Why are these figures right?");
        assertThat(post(run + "/acknowledgements", Role.FINANCE, "bound", "PAYEE_HISTORY", "reason", "Mine."))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("yourself");
    }

    @Test
    void restTellsAndTakesTheSame() {
        assertThat(api("/api/v1" + run + "/oddities", Role.AUDITOR))
                .bodyJson()
                .extractingPath("$.bounds[0].bound")
                .isEqualTo("PAYEE_HISTORY");
        assertThat(api("/api/v1" + run + "/oddities", Role.AUDITOR))
                .bodyJson()
                .extractingPath("$.bounds[0].oddities[0].person")
                .isEqualTo("Person 7");
        var reason = Map.of("bound", "PAYEE_HISTORY", "reason", "The Acme deal.");
        assertThat(api("/api/v1" + run + "/acknowledgements", Role.AUDITOR, reason))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api("/api/v1" + run + "/acknowledgements", Role.FINANCE, reason))
                .bodyJson()
                .extractingPath("$.bounds[0].acknowledgement.reason")
                .isEqualTo("The Acme deal.");
        assertThat(api("/api/v1/runs/" + UUID.randomUUID() + "/oddities", Role.AUDITOR))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void limitsAreShownAsSharesAndFactorsAndChanged() {
        assertThat(get("/settings/sanity-limits", Role.ADMIN, Locale.UK))
                .bodyText()
                .contains("Cost of a period moved", "value=\"50\"", "value=\"4\"");
        assertThat(post("/settings/sanity-limits", Role.ADMIN, "bound", "PAYEE_HISTORY", "limit", "4.2"))
                .hasRedirectedUrl("/settings/sanity-limits");
        assertThat(get(run, Role.FINANCE, Locale.UK)).bodyText().doesNotContain("Out of bounds");
        assertThat(post("/settings/sanity-limits", Role.ADMIN, "bound", "UNPAID", "limit", "30"))
                .hasStatus3xxRedirection();
        assertThat(api("/api/v1/sanity-limits", Role.ADMIN))
                .bodyJson()
                .extractingPath("$.limits.UNPAID")
                .convertTo(BigDecimal.class)
                .satisfies(limit -> assertThat(limit).isEqualByComparingTo("0.3"));
        assertThat(post("/settings/sanity-limits", Role.ADMIN, "bound", "UNPAID", "limit", ""))
                .hasStatus3xxRedirection();
        assertThat(api("/api/v1/sanity-limits", Role.ADMIN)).bodyText().doesNotContain("UNPAID");
        assertThat(post("/settings/sanity-limits", Role.ADMIN, "bound", "UNPAID", "limit", "-1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("UNPAID");
    }

    private UUID id() {
        return UUID.fromString(run.substring("/runs/".length()));
    }

    private MvcTestResult get(String path, Role role, Locale locale) {
        return mvc.get().uri(path).locale(locale).with(users.signedIn(role)).exchange();
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

    private MvcTestResult api(String path, Role role) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .with(users.signedIn(role))
                .exchange();
    }

    private MvcTestResult api(String path, Role role, Object body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(json.writeValueAsString(body))
                .with(users.signedIn(role))
                .with(csrf())
                .exchange();
    }
}
