package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanStarter;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.StatementCount;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** A plan from its first words into force: written by an administrator, approved and published by finance. */
@PageTest
class PlanPagesTests {
    private static final String PLAN = PlanStarter.ACCELERATOR.text().replace("plan: ACCELERATOR", "plan: PAGES");
    private static final String VERSION = "/plans/PAGES/versions/1";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanQueries plans;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JsonMapper json;

    @Test
    void anEmptyInstallationIsLedToAPlanThatWorks() {
        assertThat(get("/plans", Role.ADMIN)).bodyText().contains("No plan yet", "/plans?start=ACCELERATOR");
        assertThat(get("/plans", Role.AUDITOR))
                .bodyText()
                .contains("No plan yet")
                .doesNotContain("/plans?start=ACCELERATOR");
        assertThat(get("/plans?start=ACCELERATOR", Role.ADMIN))
                .bodyText()
                .contains("plan: ACCELERATOR", "All 2 hold", "90.0");
        assertThat(get("/plans?start=BONUS", Role.ADMIN)).bodyText().contains("plan: BONUS", "exactly on quota");
    }

    @Test
    void aPlanOpensWhateverWordItsCodeIs() {
        assertThat(post("/plans", Role.ADMIN, "text", PLAN.replace("plan: PAGES", "plan: new")))
                .hasStatus3xxRedirection();
        entities.flush();

        assertThat(get("/plans/new", Role.ADMIN)).bodyText().contains("plan: new");
    }

    @Test
    void whileWritingOnlyWhatWasFoundIsSent() {
        var answer = mvc.post()
                .uri("/plans/check")
                .header("HX-Request", "true")
                .formField("text", PLAN.replace("rate: 5 %", "rate: sales *"))
                .locale(Locale.UK)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();

        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("Line 23, column", "hx-swap-oob")
                .doesNotContain("<html");
    }

    @Test
    void withoutJavaScriptAButtonChecksAndKeepsWhatWasTyped() {
        assertThat(post("/plans/check", Role.ADMIN, "text", PLAN.replace("cap: 40000", "cap: 3")))
                .hasStatusOk()
                .bodyText()
                .contains("<html", "cap: 3", "2 of 2 fail", "14,000.00");
    }

    @Test
    void aFaultyTextIsNotKeptAndStaysOnTheScreen() {
        assertThat(post("/plans", Role.ADMIN, "text", PLAN.replace("rate: 5 %", "rate: sales *")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("rate: sales *", "class=\"wrong\"");
        assertThat(get("/plans", Role.ADMIN)).bodyText().doesNotContain("PAGES");
    }

    @Test
    void aSecondPlanCannotTakeTheCodeOfAnother() {
        save(PLAN);

        assertThat(post("/plans", Role.ADMIN, "text", PLAN)).hasRedirectedUrl(VERSION);
        assertThat(post("/plans", Role.ADMIN, "text", PLAN + "# more\n"))
                .bodyText()
                .contains("There is a plan PAGES");
        assertThat(post("/plans", Role.ADMIN, "code", "OTHER", "text", PLAN))
                .bodyText()
                .contains("write “plan: OTHER”");
    }

    @Test
    void aTextThatSomebodyElseHasChangedIsNotOverwritten() {
        save(PLAN);
        var seen = plans.plan("PAGES").latest().hash();
        var changed = post("/plans", Role.ADMIN, "code", "PAGES", "basedOn", seen, "text", PLAN + "# one\n");
        assertThat(changed).hasRedirectedUrl(VERSION);

        assertThat(post("/plans", Role.FINANCE, "code", "PAGES", "basedOn", seen, "text", PLAN + "# two\n"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("was changed by admin-user", "# two");
    }

    @Test
    void aDraftWhoseExamplesFailIsKeptButNotHandedIn() {
        save(PLAN.replace("cap: 40000", "cap: 3"));

        assertThat(get(VERSION, Role.ADMIN))
                .bodyText()
                .contains("2 of its examples fail")
                .doesNotContain("/submission");
        assertThat(post(VERSION + "/submission", Role.ADMIN))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("expects Commission", "14000");
    }

    @Test
    void aVersionIsApprovedAndPublishedInOneGo() {
        save(PLAN);
        assertThat(post(VERSION + "/submission", Role.ADMIN)).hasStatus3xxRedirection();
        assertThat(post(VERSION + "/approval", Role.FINANCE, "hash", hash(), "from", "2026-01-01"))
                .hasStatus3xxRedirection();
        entities.flush();
        assertThat(get(VERSION, Role.ADMIN)).bodyText().contains("published", "in force from");
    }

    @Test
    void twoVersionsAreComparedInTheWordsOfThePlan() {
        save(PLAN);
        assertThat(post(VERSION + "/submission", Role.ADMIN)).hasStatus3xxRedirection();
        assertThat(post(VERSION + "/approval", Role.FINANCE, "hash", hash(), "from", "2026-01-01"))
                .hasStatus3xxRedirection();
        entities.flush();
        var seen = plans.plan("PAGES").latest().hash();
        assertThat(post(
                        "/plans",
                        Role.ADMIN,
                        "code",
                        "PAGES",
                        "basedOn",
                        seen,
                        "text",
                        PLAN.replace("rate: 5 %", "rate: 6 %")))
                .hasStatus3xxRedirection();
        entities.flush();
        assertThat(get("/plans/PAGES/versions/2", Role.ADMIN))
                .bodyText()
                .contains("<del>5 %</del>", "<ins>6 %</ins>", "In parallel for all payees");
        assertThat(mvc.get()
                        .uri("/api/v1/plans/PAGES/versions/2/changes?from=1")
                        .with(users.signedIn(Role.ADMIN)))
                .bodyJson()
                .extractingPath("$[0].keys[0]")
                .isEqualTo("rate");
    }

    @Test
    void aSecondPersonApprovesTheTextThatWasReadAndPublishesItFromADay() {
        save(PLAN);
        assertThat(approve(Role.FINANCE, hash())).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(VERSION + "/submission", Role.ADMIN)).hasStatus3xxRedirection();
        assertThat(get(VERSION, Role.ADMIN))
                .bodyText()
                .contains("Somebody other than you")
                .doesNotContain("/approval");
        assertThat(approve(Role.ADMIN, hash())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(approve(Role.FINANCE, "another")).hasStatus(HttpStatus.CONFLICT);

        assertThat(approve(Role.FINANCE, hash())).hasStatus3xxRedirection();
        assertThat(post(VERSION + "/publication", Role.FINANCE, "from", "2026-01-01"))
                .hasStatus3xxRedirection();
        entities.flush();
        assertThat(get("/plans/PAGES", Role.AUDITOR))
                .bodyText()
                .contains("Version 1 since", "from 1 Jan 2026", "What “Commission” pays")
                .doesNotContain("/plans/PAGES/text");
    }

    @Test
    void theNextVersionShowsWhatItChangesAndEndsTheOneBefore() {
        publishFirst();
        save(PLAN.replace("cap: 40000", "cap: 50000"));
        var second = "/plans/PAGES/versions/2";
        assertThat(get(second, Role.ADMIN))
                .bodyText()
                .contains("Changes since version 1", "diff-removed", "cap: 50000");
        post(second + "/submission", Role.ADMIN);
        post(second + "/approval", Role.FINANCE, "hash", hash());
        post(second + "/publication", Role.FINANCE, "from", "2026-07-01");
        entities.flush();

        assertThat(get("/plans/PAGES", Role.ADMIN)).bodyText().contains("1 Jan 2026 – 30 Jun 2026");
        assertThat(get(VERSION + "?with=2", Role.ADMIN)).bodyText().contains("Changes since version 2");
        assertThat(get(VERSION + "?with=9", Role.ADMIN)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void moreVersionsNeedNoMoreStatements() {
        publishFirst();
        StatementCount.staysTheSame(
                entities, () -> assertThat(get("/plans", Role.ADMIN)).hasStatusOk(), () -> {
                    for (int plan = 0; plan < 3; plan++) {
                        post("/plans", Role.ADMIN, "text", PLAN.replace("plan: PAGES", "plan: MORE-" + plan));
                    }
                });
    }

    @Test
    void restChecksWritesApprovesAndPublishes() {
        assertThat(api("/check", Role.ADMIN, Map.of("text", PLAN.replace("5 %", "many"))))
                .bodyJson()
                .extractingPath("$.problems[0].line")
                .isEqualTo(23);
        assertThat(api("/check", Role.ADMIN, Map.of("text", PLAN)))
                .bodyJson()
                .extractingPath("$.examples[1].figures[0].actual")
                .isEqualTo("14000.00");
        assertThat(api("/PAGES/versions", Role.ADMIN, Map.of("text", PLAN)))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/api/v1/plans/PAGES/versions/1");
        assertThat(api("/PAGES/versions/1/submission", Role.ADMIN, Map.of())).hasStatusOk();
        assertThat(api("/PAGES/versions/1/approval", Role.ADMIN, Map.of("hash", hash())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(api("/PAGES/versions/1/approval", Role.FINANCE, Map.of("hash", hash())))
                .hasStatusOk();
        assertThat(api("/PAGES/versions/1/publication", Role.FINANCE, Map.of("from", "2026-01-01")))
                .bodyJson()
                .extractingPath("$.versions[0].status")
                .isEqualTo("PUBLISHED");
        assertThat(get("/api/v1/plans/PAGES/versions/1/payout-curves", Role.INTEGRATOR))
                .bodyJson()
                .extractingPath("$[0].here.amount")
                .isEqualTo("9000.00");
        assertThat(get("/api/v1/plans?size=1", Role.INTEGRATOR))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    private void publishFirst() {
        save(PLAN);
        post(VERSION + "/submission", Role.ADMIN);
        approve(Role.FINANCE, hash());
        post(VERSION + "/publication", Role.FINANCE, "from", "2026-01-01");
        entities.flush();
    }

    private void save(String text) {
        var known = plans.plans(java.time.LocalDate.EPOCH).stream()
                .anyMatch(plan -> plan.code().equals("PAGES"));
        var saved = known
                ? post("/plans", Role.ADMIN, "text", text, "code", "PAGES", "basedOn", hash())
                : post("/plans", Role.ADMIN, "text", text);
        assertThat(saved).hasStatus3xxRedirection();
        entities.flush();
    }

    private String hash() {
        return plans.plan("PAGES").latest().hash();
    }

    private MvcTestResult approve(Role role, String hash) {
        return post(VERSION + "/approval", role, "hash", hash);
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

    private MvcTestResult api(String path, Role role, Map<String, String> body) {
        return mvc.post()
                .uri("/api/v1/plans" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(json.writeValueAsString(body))
                .with(users.signedIn(role))
                .with(csrf())
                .exchange();
    }
}
