package org.openspm.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.Scope;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
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
class ImportApiTests {
    private static final String IMPORTS = "/api/v1/imports";
    private static final String CSV = "person_id,full_name,hire_date\nDATA-1,Ana,2026-01-01\nDATA-2,Bo,2026-02-30\n";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private String reader = "";
    private String writer = "";

    @BeforeEach
    void issueTokens() {
        var user = users.user("data-ida", null, Role.INTEGRATOR).id();
        reader = "Bearer " + tokens.issue(user, "reader", Set.of(Scope.READ), 1).text();
        writer = "Bearer "
                + tokens.issue(user, "loader", Set.of(Scope.READ, Scope.WRITE), 1)
                        .text();
    }

    @AfterEach
    void removeWhatWasWritten() {
        jdbc.sql("delete from import_batch").update();
        jdbc.sql("delete from person where code like 'DATA-%'").update();
        jdbc.sql("delete from user_account where username like 'data-%'").update();
    }

    @Test
    void takesAFileAndGivesTheSameAnswerToTheSameKey() {
        var key = UUID.randomUUID().toString();
        var first = upload(writer, key);
        assertThat(first)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .convertTo(BatchResponse.class)
                .satisfies(batch -> {
                    assertThat(batch.kind()).isEqualTo("people");
                    assertThat(batch.rows()).isEqualTo(2);
                    assertThat(batch.wrong()).isEqualTo(1);
                    assertThat(batch.known()).isFalse();
                });
        assertThat(upload(writer, key)).hasStatus(HttpStatus.CREATED);
        assertThat(upload(writer, UUID.randomUUID().toString()))
                .hasStatus(HttpStatus.OK)
                .bodyJson()
                .extractingPath("$.known")
                .isEqualTo(true);
        assertThat(jdbc.sql("select count(*) from import_batch")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesToTakeAFileByATokenThatMayOnlyRead() {
        assertThat(upload(reader, UUID.randomUUID().toString())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void listsBatchesPageByPage() {
        upload(writer, UUID.randomUUID().toString());
        assertThat(get(IMPORTS + "?kind=people&size=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(get(IMPORTS + "?kind=nothing"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("“nothing” is not a kind of import.");
    }

    @Test
    void saysWhatIsWrongWithACorrectionOrAnUnknownBatch() {
        var address = upload(writer, UUID.randomUUID().toString()).getResponse().getHeader("Location");
        assertThat(mvc.put()
                        .uri(address + "/wrong-rows/2")
                        .header("Authorization", writer)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"cells\": {\"hired\": \"2026-01-31\"}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("The file has no column “hired”; its columns are person_id, full_name, hire_date.");
        assertThat(get(IMPORTS + "/" + UUID.randomUUID()))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .startsWith("urn:openspm:problem:");
    }

    @Test
    void discardsByName() {
        var address = upload(writer, UUID.randomUUID().toString()).getResponse().getHeader("Location");
        assertThat(mvc.post()
                        .uri(address + "/discarding")
                        .header("Authorization", writer)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"people.csv\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("DISCARDED");
    }

    @Test
    void answersAmountsAsText() {
        var answer = mvc.post()
                .uri(IMPORTS)
                .header("Authorization", writer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                    {"kind": "transactions", "rows": [{
                        "order_id": "DATA-T", "order_date": "2026-01-05",
                        "amount": "1234.5678", "currency": "EUR"}]}\
                    """)
                .exchange();
        assertThat(answer)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo("1234.5678");
    }

    @Test
    void keepsEveryDigitOfAnAmountSentAsANumber() {
        assertThat(sent("""
                    {"kind": "transactions", "rows": [
                        {"order_id": "DATA-N", "order_date": "2026-01-05", "amount": 90071992547409.9312, "currency": "EUR"}]}"""))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo("90071992547409.9312");
    }

    @Test
    void refusesANumberThatWouldFillTheMemoryWhenWrittenOut() {
        assertThat(sent("""
                    {"kind": "transactions", "rows": [
                        {"order_id": "DATA-N", "order_date": "2026-01-05", "amount": 1E-999999999, "currency": "EUR"}]}""")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void promotesByARequestThatSaysNothingMore() {
        var address = sent("""
                    {"kind": "transactions", "rows": [
                        {"order_id": "DATA-P", "order_date": "2026-01-05", "amount": 12.5, "currency": "EUR"}]}""").getResponse().getHeader("Location");
        assertThat(mvc.post()
                        .uri(address + "/promotion")
                        .header("Authorization", writer)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PROMOTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "transactions", "effectve": "2026-01-01"} | effectve   | There is no field “effectve” here; known are again,
            {"kind": "transactions", "effective": "tomorrow"}  | effective  | “tomorrow” is not a date such as 2026-01-31.
            {"kind": "transactions", "declaredRows": "many"}   | declaredRows | “many” is not a whole number.
            {"kind": "transactions", "rows": "none"}           | rows       | Send a list.
            {"kind": "transactions", "again": "perhaps"}       | again      | “perhaps” is not true or false.
            {"kind": "transactions", "rows": [}                | rows       | Line 1, column""")
    void saysWhatIsWrongWithABodyAndWhatWouldBeRight(String body, String field, String message) {
        var answer = sent(body);
        assertThat(answer)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .startsWith(message)
                .doesNotContain("Feature")
                .doesNotContain("java.");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    private MvcTestResult sent(String body) {
        return mvc.post()
                .uri(IMPORTS)
                .header("Authorization", writer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult upload(String token, String key) {
        return mvc.post()
                .uri(IMPORTS)
                .multipart()
                .file(new MockMultipartFile("file", "people.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)))
                .header("Authorization", token)
                .header("Idempotency-Key", key)
                .exchange();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).header("Authorization", reader).exchange();
    }
}
