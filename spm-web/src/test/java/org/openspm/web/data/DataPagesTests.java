package org.openspm.web.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.Scope;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportKind;
import org.openspm.integration.Reason;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An import works in transactions of its own, so these tests remove what they wrote themselves. */
@PageTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class DataPagesTests {
    private static final String CSV = "person_id,full_name,hire_date\nDATA-1,Ana,2026-01-01\nDATA-2,Bo,2026-02-30\n";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MessageSource messages;

    @AfterEach
    void removeWhatWasWritten() {
        jdbc.sql("delete from import_batch").update();
        jdbc.sql("delete from import_mapping").update();
        jdbc.sql("delete from person where code like 'DATA-%'").update();
        jdbc.sql("delete from user_account where username like 'data-%' or username in ('admin-user', 'auditor-user')")
                .update();
    }

    @Test
    void takesAFileShowsWhatIsWrongCorrectsItAndPromotes() {
        var page = upload("people.csv", CSV);
        assertThat(text(page)).contains("One wrong row", "Line 3", "is not a date", "Promote the one valid row");
        assertThat(post(page + "/rows/2").formField("c2", "2026-02-28")).hasStatus(HttpStatus.FOUND);
        assertThat(text(page)).doesNotContain("Line 3").contains("Promote 2 valid rows");
        assertThat(post(page + "/promotion")).hasRedirectedUrl(page);
        assertThat(text(page)).contains("Promoted", "2 new, 0 revised, 0 unchanged");
        assertThat(jdbc.sql("select hired_on::text from person where code = 'DATA-2'")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-02-28");
    }

    @Test
    void speaksDutch() {
        var page = upload("people.csv", CSV);
        assertThat(mvc.get().uri(page).with(users.signedIn(Role.ADMIN)).locale(Locale.of("nl")))
                .hasStatusOk()
                .bodyText()
                .contains("Eén foute rij", "is geen datum", "in dienst");
    }

    @Test
    void asksForTheKindOfAFileItDoesNotRecognise() {
        var page = upload("odd.csv", "a,b\n1,2\n");
        assertThat(text(page)).contains("What are the rows of this file?");
        assertThat(post(page + "/kind").formField("kind", "people")).hasRedirectedUrl(page);
        assertThat(text(page)).contains("This cell is empty and must not be.");
    }

    @Test
    void saysThatTheSameFileIsKnown() {
        var page = upload("people.csv", CSV);
        assertThat(upload("again.csv", CSV)).isEqualTo(page);
    }

    @Test
    void downloadsTheWrongRows() {
        var page = upload("people.csv", CSV);
        var started = mvc.get()
                .uri(page + "/wrong-rows.csv")
                .with(users.signedIn(Role.AUDITOR))
                .exchange();
        assertThat(started)
                .hasStatusOk()
                .bodyText()
                .contains("DATA-2,Bo,2026-02-30,3,")
                .doesNotContain("DATA-1");
    }

    @Test
    void listsBatchesWithSearchAndEmptyState() {
        assertThat(text("/data")).contains("Nothing imported yet");
        upload("people.csv", CSV);
        assertThat(text("/data?q=PEOPLE&kind=people&status=STAGED&sort=-wrong")).contains("people.csv");
        assertThat(text("/data?q=nothing-like-it")).contains("No batch fits");
        assertThat(text("/data?export=csv")).contains("people.csv");
    }

    @Test
    void discardsOnlyByName() {
        var page = upload("people.csv", CSV);
        assertThat(post(page + "/discarding").formField("name", "wrong")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(page + "/discarding").formField("name", "people.csv")).hasRedirectedUrl("/data");
    }

    @Test
    void takesRowsAsJsonAndAnswersWithWhatIsWrong() {
        var token = "Bearer "
                + tokens.issue(
                                users.user("data-ida", null, Role.INTEGRATOR).id(),
                                "loader",
                                java.util.Set.of(Scope.READ, Scope.WRITE),
                                1)
                        .text();
        var sent = mvc.post()
                .uri("/api/v1/imports")
                .header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"kind": "people", "rows": [
                            {"person_id": "DATA-1", "full_name": "Ana"},
                            {"person_id": "DATA-2", "full_name": "Bo", "hire_date": "soon"}]}""")
                .exchange();
        assertThat(sent)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.wrong")
                .isEqualTo(1);
        var address = sent.getResponse().getHeader("Location");
        assertThat(mvc.get().uri(address + "/wrong-rows").header("Authorization", token))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].problems[0].sentence")
                .isEqualTo("“soon” is not a date.");
        assertThat(mvc.put()
                        .uri(address + "/wrong-rows/2")
                        .header("Authorization", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"cells\": {\"hire_date\": \"2026-01-31\"}}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.wrong")
                .isEqualTo(0);
        assertThat(mvc.post()
                        .uri(address + "/promotion")
                        .header("Authorization", token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"onlyIfAllValid\": true}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.inserted")
                .isEqualTo(2);
    }

    @Test
    void wordsEveryReasonAsTheServiceDoes() {
        for (var reason : Reason.values()) {
            assertThat(messages.getMessage("data.reason." + reason, new Object[] {"v", "d"}, Locale.ENGLISH))
                    .isEqualTo(reason.sentence("v", "d"));
            assertThat(messages.getMessage("data.remedy." + reason, null, Locale.ENGLISH))
                    .isEqualTo(reason.remedy());
        }
    }

    @Test
    void hasWordsForEveryKindFieldAndReasonInBothLanguages() {
        for (var locale : List.of(Locale.ENGLISH, Locale.of("nl"))) {
            for (var kind : ImportKind.values()) {
                assertThat(messages.getMessage("data.kind." + kind.code(), null, locale))
                        .isNotBlank();
                ImportBatches.targets(kind)
                        .forEach(target -> assertThat(messages.getMessage("data.field." + target.field(), null, locale))
                                .isNotBlank());
            }
            for (var reason : Reason.values()) {
                assertThat(messages.getMessage("data.reason.short." + reason, null, locale))
                        .isNotBlank();
            }
        }
    }

    @Test
    void countsReasonsAndShowsTheRowsOfOne() {
        var page = upload("people.csv", CSV + ",Cy,2026-02-31\n");
        assertThat(text(page)).contains("2 wrong rows", "hire_date: not a date", "person_id: empty");
        assertThat(text(page + "?reason=MISSING&column=person_id"))
                .contains("Line 4")
                .doesNotContain("Line 3");
        assertThat(post(page + "/rows/3?reason=MISSING&column=person_id")
                        .formField("c0", "DATA-3")
                        .formField("c2", "2026-02-28"))
                .hasRedirectedUrl(page + "?page=1&reason=MISSING&column=person_id");
    }

    @Test
    void showsTheFirstValuesOfEachColumnAndReadsThemAsSomethingElse() {
        var page = upload("people.csv", CSV);
        assertThat(text(page)).contains("DATA-1 · DATA-2");
        assertThat(post(page + "/columns")
                        .formField("target", "code", "full_name", "-")
                        .formField("decimalMark", "POINT")
                        .formField("dateOrder", "ISO"))
                .hasRedirectedUrl(page);
        assertThat(text(page)).contains("Promote 2 valid rows").doesNotContain("wrong row");
    }

    @Test
    void keepsTheGoodFilesWhenOneOfSeveralIsRefused() {
        var good = new MockMultipartFile("files", "people.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8));
        var bad = new MockMultipartFile("files", "orders.xlsx", "text/csv", new byte[] {'P', 'K', 3, 4, 0, 0});
        var result = mvc.post()
                .uri("/data")
                .multipart()
                .file(good)
                .file(bad)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();
        assertThat(result).hasRedirectedUrl("/data");
        assertThat(result.getMvcResult().getFlashMap().get("flashValues").toString())
                .contains("orders.xlsx");
        assertThat(text("/data")).contains("people.csv");
    }

    @Test
    void namesTheColumnsOfAKindInItsTemplate() {
        assertThat(text("/data/templates/payee-currencies.csv")).contains("person,currency,starts_on,ends_on");
    }

    @Test
    void showsTheWorklistWithoutARun() {
        assertThat(text("/data/worklist")).contains("No run yet");
    }

    private String upload(String name, String csv) {
        var file = new MockMultipartFile("files", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        MvcTestResult result = mvc.post()
                .uri("/data")
                .multipart()
                .file(file)
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();
        assertThat(result).hasStatus(HttpStatus.FOUND);
        return result.getResponse().getRedirectedUrl();
    }

    private MockMvcTester.MockMvcRequestBuilder post(String uri) {
        return mvc.post().uri(uri).with(users.signedIn(Role.ADMIN)).with(csrf());
    }

    private String text(String uri) {
        var result = mvc.get()
                .uri(uri)
                .with(users.signedIn(Role.ADMIN))
                .locale(Locale.UK)
                .exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
