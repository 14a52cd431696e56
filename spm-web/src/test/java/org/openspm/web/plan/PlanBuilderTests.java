package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanStarter;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The form beside the text: what is filled in is written into the text, at its place and nowhere else. */
@PageTest
class PlanBuilderTests {
    private static final String PLAN = PlanStarter.ACCELERATOR.text();
    private static final String BANDS = "/components/0/tiers/bands";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JsonMapper json;

    @Test
    void showsFormAndTextOfTheSamePlan() {
        assertThat(mvc.get().uri("/plans?start=ACCELERATOR").locale(Locale.UK).with(users.signedIn(Role.ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("The plan as a form", "value:/currency", "Credit rules", "open:/components/0");
    }

    @Test
    void writesAFieldIntoTheTextAndLeavesTheRestAlone() {
        var text = text(fill("open", "/components/0", "value:/components/0/rate", "6 %"));
        assertThat(text).isEqualTo(PLAN.replaceFirst("rate: 5 %", "rate: 6 %"));
    }

    @Test
    void keepsWhatWasTypedIntoTheTextMeanwhile() {
        var typed = PLAN.replaceFirst("title: .*", "title: Typed").replaceFirst("rate: 5 %", "rate: 7 %");
        var text =
                text(post("text", typed, "shown", PLAN, "value:/currency", "USD", "value:/components/0/rate", "5 %"));
        assertThat(text).isEqualTo(typed.replace("currency: EUR", "currency: USD"));
    }

    @Test
    void saysWhatIsWrongAtTheField() {
        assertThat(fill("open", "/components/0", "value:/components/0/rate", "sales *"))
                .hasStatusOk()
                .bodyText()
                .contains("aria-invalid=\"true\"", "1 to correct")
                .containsPattern("class=\"field-wrong\" id=\"f[^\"]+-wrong\"");
    }

    @Test
    void addsRepeatsMovesAndRemovesParts() {
        var added = text(fill("act", "add:components:bonus"));
        assertThat(added).contains("  - component: New bonus\n    on: ");
        var copied = text(fill("act", "copy:/examples/0"));
        assertThat(copied.length()).isGreaterThan(PLAN.length());
        assertThat(text(post("text", copied, "shown", copied, "act", "remove:/examples/1")))
                .isEqualTo(PLAN);
        assertThat(text(fill("act", "lower:/examples/0"))).isNotEqualTo(PLAN).hasSameSizeAs(PLAN);
        assertThat(text(fill("act", "inside:/components/0:budget")))
                .contains("budget: {amount: 100000, when short: pro rata}");
    }

    @Test
    void pastesARateTableFromASpreadsheet() {
        var text = text(fill(
                "open",
                "/components/0",
                "act",
                "paste:" + BANDS,
                "pasted:" + BANDS,
                "50%\tx 0,5\n110%\tx 1,25\n\tx 3"));
        assertThat(text).contains("to: 50 %", "value: x 0.5", "to: 110 %", "value: x 1.25", "value: x 3");
    }

    @Test
    void namesEachCellThatCannotBePasted() {
        assertThat(fill(
                        "open",
                        "/components/0",
                        "act",
                        "paste:" + BANDS,
                        "pasted:" + BANDS,
                        "50%\tx 1\nhalf\tx 2\n\tx 3"))
                .bodyText()
                .contains("Row 2, column 1: “half” is no number", "half\tx 2");
    }

    @Test
    void showsATextThatIsNoYamlWithoutForm() {
        var broken = PLAN.replace("currency: EUR", "currency: [EUR");
        var answer = post("text", broken, "shown", PLAN, "value:/title", "Other");
        assertThat(answer).bodyText().contains("not readable as YAML at the moment");
        assertThat(text(answer)).isEqualTo(broken);
    }

    @Test
    void withoutJavaScriptTheWholePageComesBackWithWhatWasFilledIn() {
        assertThat(mvc.post()
                        .uri("/plans/form")
                        .formField("text", PLAN)
                        .formField("shown", PLAN)
                        .formField("value:/title", "Filled in")
                        .formField("view", "form")
                        .locale(Locale.UK)
                        .with(users.signedIn(Role.ADMIN))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("<html", "title: Filled in", "id=\"view-form\" value=\"form\" checked");
    }

    @Test
    void offersATableAsAHeatMap() {
        var added = text(fill("act", "add:tables:two"));
        var used = added.replaceFirst("rate: 5 %", "rate: TABLE(new_matrix, attainment, 20 %)");
        assertThat(post("text", used, "shown", used, "act", "open:/tables/0"))
                .bodyText()
                .contains("heat-9", "What table “new_matrix” gives", "repeat-place:/tables/0:1.0");
    }

    @Test
    void editsAreDoneOverRestAsWell() throws Exception {
        var answer = rest(Map.of(
                "text",
                PLAN,
                "edits",
                List.of(
                        Map.of("op", "put", "path", "/components/0/rate", "value", "6 %"),
                        Map.of("op", "remove", "path", "/components/0/cap"))));
        assertThat(answer).hasStatusOk();
        var read = json.readTree(answer.getResponse().getContentAsString());
        assertThat(read.get("text").asString()).contains("rate: 6 %").doesNotContain("cap:");
        assertThat(read.get("check").get("sound").asBoolean()).isTrue();
        assertThat(rest(Map.of("text", PLAN, "edits", List.of(Map.of("op", "melt", "path", "/title")))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no edit “melt”");
    }

    private MvcTestResult rest(Object body) {
        return mvc.post()
                .uri("/api/v1/plans/edits")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult fill(String... fields) {
        var all = new String[fields.length + 4];
        System.arraycopy(fields, 0, all, 4, fields.length);
        all[0] = "text";
        all[1] = PLAN;
        all[2] = "shown";
        all[3] = PLAN;
        return post(all);
    }

    private MvcTestResult post(String... fields) {
        var request = mvc.post().uri("/plans/form").header("HX-Request", "true").locale(Locale.UK);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.formField(fields[i], fields[i + 1]);
        }
        return request.with(users.signedIn(Role.ADMIN)).with(csrf()).exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            var body = answer.getResponse().getContentAsString();
            var shown = body.substring(body.indexOf("id=\"shown\""));
            return HtmlUtils.htmlUnescape(shown.substring(shown.indexOf('>') + 1, shown.indexOf("</textarea>")));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
