package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.shared.Conflict;
import org.openspm.incentive.library.LibraryWriting;
import org.openspm.incentive.plan.BundleZip;
import org.openspm.incentive.plan.PlanBundle;
import org.openspm.incentive.plan.PlanDrafting;
import org.openspm.incentive.plan.PlanExport;
import org.openspm.incentive.plan.PlanPromotion;
import org.openspm.incentive.plan.PlanPromotion.State;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanStarter;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Libraries, and plans as files between installations. */
@PageTest
class PlanFileTests {
    private static final String LIBRARY = """
            library: SHARED
            version: 1
            title: Shared rates
            components:
              - {component: Commission, on: sales, rate: 10 %}
            """;
    private static final String PLAN = """
            plan: TRAVELS
            use: [SHARED 1]
            title: Travels
            currency: EUR
            pays: month
            credits: [{credit: sale, of: orders, to: seller}]
            measures: [{measure: sales, credits: sale, sum: amount}]
            components:
              - use: Commission
            examples:
              - example: one deal
                date: 2026-02-01
                transactions: [{amount: 1000}]
                expect: {Commission: 100}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanDrafting drafting;

    @Autowired
    private LibraryWriting libraries;

    @Autowired
    private PlanExport export;

    @Autowired
    private PlanPromotion promotion;

    @Autowired
    private PlanQueries plans;

    @Autowired
    private EntityManager entities;

    @BeforeEach
    void aPlanWithALibrary() {
        libraries.write(LIBRARY, "mira");
        drafting.write(PLAN, "mira");
        entities.flush();
    }

    @Test
    void takesAPlanOutWithItsLibraryTheSameEachTime() throws IOException {
        var answer = api("/api/v1/plan-files?plan=TRAVELS", Role.INTEGRATOR);

        assertThat(answer).hasStatusOk().hasContentType("application/zip");
        var zip = answer.getResponse().getContentAsByteArray();
        assertThat(zip).isEqualTo(BundleZip.write(export.one("TRAVELS", null)));
        assertThat(names(zip)).containsExactly("manifest.yaml", "plans/TRAVELS.yaml", "libraries/SHARED-1.yaml");
        assertThat(promotion.tried(BundleZip.read("x", zip)))
                .extracting(PlanPromotion.Finding::state)
                .containsOnly(State.UNCHANGED);
    }

    @Test
    void tellsWhatIsNewChangedAndInConflict() {
        var before = BundleZip.write(export.one("TRAVELS", null));
        drafting.write(PLAN.replace("title: Travels", "title: Travels further"), "otto");
        var after = BundleZip.write(export.one("TRAVELS", null));

        assertThat(states(before)).contains(State.CONFLICT);
        assertThat(states(after)).containsOnly(State.UNCHANGED);
        var other = PLAN.replace("plan: TRAVELS", "plan: ELSEWHERE");
        assertThat(states(other.getBytes(StandardCharsets.UTF_8))).containsExactly(State.NEW);
        assertThat(states(PLAN.replace("use: Commission", "use: Comission").getBytes(StandardCharsets.UTF_8)))
                .containsExactly(State.FAULTY);
        assertThat(states(LIBRARY.replace("10 %", "20 %").getBytes(StandardCharsets.UTF_8)))
                .containsExactly(State.CONFLICT);
    }

    @Test
    void writesDraftsOnlyWhenNothingIsFaultyOrInConflict() {
        var before = BundleZip.read("before.zip", BundleZip.write(export.one("TRAVELS", null)));
        drafting.write(PLAN.replace("title: Travels", "title: Travels further"), "otto");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> promotion.bring(before, false, "fatima")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("plans/TRAVELS.yaml", "otto", "Nothing was taken over.");
        assertThat(promotion.bring(before, true, "fatima").drafts()).containsExactly("TRAVELS/1");
        assertThat(plans.plan("TRAVELS").latest().createdBy()).isEqualTo("fatima");
    }

    @Test
    void refusesAFileThatWasChangedAfterItWasTakenOut() {
        var taken = export.one("TRAVELS", null);
        var changed = new PlanBundle(taken.files().stream()
                .map(file -> new PlanBundle.File(file.name(), file.text().replace("10 %", "11 %"), file.origin()))
                .toList());

        assertThat(promotion.tried(BundleZip.read("x", BundleZip.write(changed))))
                .filteredOn(PlanPromotion.Finding::library)
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("changed after it was exported"));
    }

    @Test
    void bringsPlansToAnInstallationThatHasNone() {
        var zip = BundleZip.write(new PlanBundle(export.one("TRAVELS", null).files().stream()
                .map(file -> new PlanBundle.File(
                        file.name(), file.text().replace("SHARED", "BROUGHT").replace("TRAVELS", "ARRIVED"), null))
                .toList()));

        assertThat(send(zip, true, Role.FINANCE)).hasStatusOk().bodyText().contains("\"NEW\"");
        assertThat(send(zip, false, Role.INTEGRATOR)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(zip, false, Role.FINANCE))
                .hasStatus(HttpStatus.CREATED)
                .bodyText()
                .contains("ARRIVED/1", "BROUGHT 1");
        assertThat(plans.plan("ARRIVED").latest().number()).isEqualTo(1);
    }

    @Test
    void showsOnThePageWhatAFileWouldDoBeforeItDoesIt() {
        var changed = PLAN.replace("title: Travels", "title: Travels on").replace("TRAVELS", "PAGED");
        var file = new MockMultipartFile("file", "paged.yaml", null, changed.getBytes(StandardCharsets.UTF_8));
        var trial = mvc.post()
                .uri("/plan-files/trial")
                .multipart()
                .file(file)
                .locale(Locale.UK)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();

        assertThat(trial).hasStatusOk().bodyText().contains("PAGED", "There is nothing of this name here yet.");
        var content = java.util.Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.post()
                        .uri("/plan-files")
                        .formField("name", "paged.yaml")
                        .formField("content", content)
                        .with(users.signedIn(Role.ADMIN))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(plans.plan("PAGED").title()).isEqualTo("Travels on");
    }

    @Test
    void handsAPlanInOnlyWhenItsLibraryIsApproved() {
        assertThat(post("/plans/TRAVELS/versions/1/submission", Role.ADMIN))
                .bodyText()
                .contains("uses library SHARED 1, which is not approved");
        assertThat(post("/plan-libraries/SHARED/1/approval", Role.FINANCE)).hasStatus3xxRedirection();
        assertThat(post("/plans/TRAVELS/versions/1/submission", Role.ADMIN)).hasStatus3xxRedirection();
        assertThat(page("/plan-libraries", Role.AUDITOR)).bodyText().contains("SHARED", "Approved", "TRAVELS/1");
        assertThat(page("/plan-libraries/SHARED/1", Role.AUDITOR))
                .bodyText()
                .contains("Commission", "Used by TRAVELS/1");
    }

    @Test
    void neverChangesTheWordsOfAVersion() {
        var again = mvc.post()
                .uri("/plan-libraries")
                .formField("text", LIBRARY.replace("10 %", "12 %"))
                .locale(Locale.UK)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();

        assertThat(again).hasStatusOk().bodyText().contains("Library SHARED 1 is there with other words", "12 %");
        assertThat(api("/api/v1/plan-libraries/SHARED/1", Role.INTEGRATOR))
                .bodyText()
                .isEqualTo(LIBRARY);
    }

    @Test
    void servesTheSchemaToWhoeverIsSignedIn() {
        assertThat(api("/api/v1/plan-schema.json", Role.REP))
                .hasStatusOk()
                .hasContentType("application/schema+json")
                .bodyText()
                .contains("\"dated by\"");
        assertThat(PlanStarter.ACCELERATOR.text()).contains("plan:");
    }

    private java.util.List<State> states(byte[] file) {
        return promotion.tried(BundleZip.read("file", file)).stream()
                .map(PlanPromotion.Finding::state)
                .toList();
    }

    private static java.util.List<String> names(byte[] zip) throws IOException {
        var names = new java.util.ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private MvcTestResult send(byte[] zip, boolean dryRun, Role role) {
        return mvc.post()
                .uri("/api/v1/plan-files?dryRun=" + dryRun)
                .contentType("application/zip")
                .content(zip)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .locale(Locale.UK)
                .with(users.signedIn(role))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult api(String uri, Role role) {
        return mvc.get().uri(uri).with(users.signedIn(role)).exchange();
    }

    private MvcTestResult page(String uri, Role role) {
        return mvc.get().uri(uri).locale(Locale.UK).with(users.signedIn(role)).exchange();
    }

    private MvcTestResult post(String uri, Role role) {
        return mvc.post()
                .uri(uri)
                .locale(Locale.UK)
                .with(users.signedIn(role))
                .with(csrf())
                .exchange();
    }
}
