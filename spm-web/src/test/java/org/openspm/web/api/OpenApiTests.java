package org.openspm.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks the OpenAPI document: what it says has to be the truth about every operation. */
@PageTest
class OpenApiTests {
    private static final Set<String> CHANGES = Set.of("post", "put", "patch", "delete");

    /** Short by their nature: components of a plan, lines of a text, currencies of a payee. */
    private static final Set<String> ARRAYS = Set.of(
            "get /api/v1/plans/{code}/versions/{number}/payout-curves",
            "get /api/v1/plans/{code}/versions/{number}/changes",
            "get /api/v1/plans/{code}/versions/{number}/difference",
            "get /api/v1/pay/{person}/trend");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JsonMapper json;

    private JsonNode document;

    /** One method of one address. */
    private record Act(String method, String path, JsonNode node) {
        boolean changes() {
            return CHANGES.contains(method);
        }

        boolean answers(int status) {
            return node.path("responses").has(Integer.toString(status));
        }

        JsonNode parameter(String name) {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asString().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        String name() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void document() throws Exception {
        var answer = mvc.get()
                .uri("/v3/api-docs")
                .with(users.signedIn(Role.INTEGRATOR))
                .exchange();
        document = json.readTree(answer.getResponse().getContentAsString());
    }

    @Test
    void saysWhatEachOperationDoesAndWhereItBelongs() {
        assertThat(acts()).hasSizeGreaterThan(40).allSatisfy(act -> {
            assertThat(act.node().path("summary").asString()).as(act.name()).matches("[A-Z].{10,}\\.");
            assertThat(act.node().path("tags")).as(act.name()).hasSize(1);
        });
        var tags = new TreeSet<String>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asString()));
        assertThat(acts())
                .allSatisfy(act -> assertThat(tags)
                        .contains(act.node().path("tags").path(0).asString()));
    }

    @Test
    void namesTheRefusalsThatApply() {
        assertThat(acts()).allSatisfy(act -> {
            var as = act.name() + " " + act.node().path("responses").propertyNames();
            assertThat(act.answers(401) && act.answers(403)).as(as).isTrue();
            if (act.path().contains("{")) {
                assertThat(act.answers(404)).as(as).isTrue();
            }
            if (act.changes() || act.node().has("parameters")) {
                assertThat(act.answers(400)).as(as).isTrue();
            }
            if (act.changes()) {
                assertThat(act.answers(409) && act.answers(422)).as(as).isTrue();
            }
        });
    }

    @Test
    void writesEveryRefusalAsAProblemWithAnExample() {
        assertThat(acts())
                .allSatisfy(act -> act.node().path("responses").forEachEntry((status, answer) -> {
                    if (status.startsWith("2")) {
                        return;
                    }
                    var content = resolved(answer).path("content").path("application/problem+json");
                    assertThat(content.path("schema").path("$ref").asString())
                            .as(act.name() + " " + status)
                            .isEqualTo("#/components/schemas/Problem");
                    assertThat(content.path("example").path("status").asInt())
                            .as(act.name())
                            .isEqualTo(Integer.parseInt(status));
                    assertThat(content.path("example").path("type").asString()).startsWith("urn:openspm:problem:");
                }));
        assertThat(document.path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "errors");
    }

    @Test
    void asksEveryChangeForAnIdempotencyKey() {
        assertThat(acts().stream().filter(Act::changes)).hasSizeGreaterThan(8).allSatisfy(act -> {
            var header = act.parameter("Idempotency-Key");
            assertThat(header).as(act.name()).isNotNull();
            assertThat(header.path("in").asString()).isEqualTo("header");
            // The filter insists on it for a POST only; the others repeat without harm.
            assertThat(header.path("required").asBoolean())
                    .isEqualTo(act.method().equals("post"));
        });
    }

    @Test
    void pagesEveryListWithinTheLimits() {
        var lists = acts().stream().filter(this::isPage).toList();
        assertThat(lists).hasSizeGreaterThan(12).allSatisfy(act -> {
            assertThat(act.parameter("page").path("schema").path("minimum").asInt())
                    .as(act.name())
                    .isEqualTo(1);
            assertThat(act.parameter("size").path("schema").path("maximum").asInt())
                    .as(act.name())
                    .isEqualTo(500);
            assertThat(act.node().path("responses").path("200").path("headers").has("Link"))
                    .as(act.name())
                    .isTrue();
        });
        var arrays = new TreeSet<String>();
        acts().stream()
                .filter(act -> answer(act).path("type").asString("").equals("array"))
                .forEach(act -> arrays.add(act.name()));
        assertThat(arrays).as("lists without pages").isSubsetOf(ARRAYS);
    }

    private boolean isPage(Act act) {
        return answer(act).path("$ref").asString("").contains("/ApiPage");
    }

    /** The schema of what an operation answers when all is well. */
    private static JsonNode answer(Act act) {
        return act.node()
                .path("responses")
                .path("200")
                .path("content")
                .valueStream()
                .findFirst()
                .map(content -> content.path("schema"))
                .orElse(act.node().path("nothing"));
    }

    private JsonNode resolved(JsonNode answer) {
        var name = answer.path("$ref").asString("");
        return name.isEmpty()
                ? answer
                : document.path("components").path("responses").path(name.substring(name.lastIndexOf('/') + 1));
    }

    private List<Act> acts() {
        var acts = new ArrayList<Act>();
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, node) -> acts.add(new Act(method, path, node))));
        return acts;
    }
}
