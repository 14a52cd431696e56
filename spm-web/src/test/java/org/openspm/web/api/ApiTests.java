package org.openspm.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.Scope;
import org.openspm.domain.shared.Money;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@PageTest
class ApiTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private IdempotencyFilter idempotency;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private JsonMapper json;

    private String readToken;

    @BeforeEach
    void token() {
        var ida = users.user("ida", null, Role.INTEGRATOR);
        readToken = tokens.issue(ida.id(), "loader", Set.of(Scope.READ), 1).text();
    }

    @Test
    void knowsWhomATokenStandsFor() {
        assertThat(mvc.get().uri("/api/v1/me").header("Authorization", "Bearer " + readToken))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"username\":\"ida\",\"displayName\":\"ida\",\"roles\":[\"INTEGRATOR\"]}");
    }

    @Test
    void refusesAMissingAndAWrongTokenWithProblemDetails() {
        for (var request : List.of(
                mvc.get().uri("/api/v1/me"), mvc.get().uri("/api/v1/me").header("Authorization", "Bearer spm_wrong"))) {
            assertThat(request)
                    .hasStatus(HttpStatus.UNAUTHORIZED)
                    .hasContentType("application/problem+json")
                    .hasHeader("WWW-Authenticate", "Bearer")
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:openspm:problem:unauthorized");
        }
    }

    @Test
    void refusesAChangeByATokenThatMayOnlyRead() {
        assertThat(mvc.post().uri("/api/v1/imports").header("Authorization", "Bearer " + readToken))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("scope");
    }

    @Test
    void saysThatAnUnknownAddressIsNotThere() {
        assertThat(mvc.get().uri("/api/v1/no-such-thing").header("Authorization", "Bearer " + readToken))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType("application/problem+json");
    }

    @Test
    void describesItselfAsOpenApi31() {
        assertThat(mvc.get().uri("/v3/api-docs").with(users.signedIn(Role.INTEGRATOR)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
    }

    @Test
    void writesAmountsAsText() {
        assertThat(json.writeValueAsString(Money.of("1200.50", "EUR")))
                .isEqualTo("{\"amount\":\"1200.50\",\"currency\":\"EUR\"}");
        assertThat(json.writeValueAsString(new BigDecimal("1E+3"))).isEqualTo("\"1000\"");
    }

    @Test
    void wantsAnIdempotencyKeyForAPost() throws Exception {
        var answer = send(null, "{}", 201, new AtomicInteger());
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("idempotency-key-missing");
    }

    @Test
    void answersARepeatedPostAsTheFirstTimeWithoutDoingItAgain() throws Exception {
        var done = new AtomicInteger();
        var key = UUID.randomUUID().toString();
        var first = send(key, "{\"a\":1}", 201, done);
        var second = send(key, "{\"a\":1}", 201, done);
        assertThat(done).hasValue(1);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getHeader("Location")).isEqualTo("/api/v1/things/1");
        assertThat(second.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .isEqualTo("{\"a\":1} done");
        assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() throws Exception {
        var done = new AtomicInteger();
        var key = UUID.randomUUID().toString();
        send(key, "{\"a\":1}", 201, done);
        assertThat(send(key, "{\"a\":2}", 201, done).getStatus()).isEqualTo(422);
        assertThat(done).hasValue(1);
    }

    @Test
    void refusesASecondRequestWhileTheFirstIsBeingAnswered() throws Exception {
        var done = new AtomicInteger();
        var key = UUID.randomUUID().toString();
        var body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var hash = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(body));
        keys.claim(new IdempotencyKeys.Claim("ida", key, "POST /api/v1/things", hash));
        assertThat(send(key, "{}", 201, done).getStatus()).isEqualTo(409);
        assertThat(done).hasValue(0);
    }

    @Test
    void triesAgainWhatBrokeOnOurSide() throws Exception {
        var done = new AtomicInteger();
        var key = UUID.randomUUID().toString();
        send(key, "{}", 500, done);
        assertThat(send(key, "{}", 201, done).getStatus()).isEqualTo(201);
        assertThat(done).hasValue(2);
    }

    private MockHttpServletResponse send(String key, String body, int status, AtomicInteger done) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/things");
        request.setRemoteUser("ida");
        request.setContent(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (key != null) {
            request.addHeader("Idempotency-Key", key);
        }
        var response = new MockHttpServletResponse();
        var handler = new jakarta.servlet.http.HttpServlet() {
            @Override
            protected void service(
                    jakarta.servlet.http.HttpServletRequest handled, jakarta.servlet.http.HttpServletResponse answer)
                    throws java.io.IOException {
                answer.setStatus(status);
                answer.setHeader("Location", "/api/v1/things/" + done.incrementAndGet());
                handled.getInputStream().transferTo(answer.getOutputStream());
                answer.getOutputStream().write(" done".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        };
        new MockFilterChain(handler, idempotency).doFilter(request, response);
        return response;
    }
}
