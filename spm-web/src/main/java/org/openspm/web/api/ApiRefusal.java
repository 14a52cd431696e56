package org.openspm.web.api;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** The ways the API says no, each a problem detail (RFC 9457) with its type and an example. */
enum ApiRefusal {
    INVALID(
            HttpStatus.BAD_REQUEST,
            "invalid",
            "A parameter, a header or the body is missing or not of the kind expected; wrong fields are in errors.",
            "Some fields are not valid; see errors."),
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "No token, or one that is unknown, expired or revoked.",
            "Send a valid API token as “Authorization: Bearer spm_…”; make one on the page Developers."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "forbidden",
            "The owner of the token lacks the role, or the token the scope.",
            "The owner of this token lacks the role for POST /api/v1/runs, or the token lacks the scope (READ to look, WRITE to change)."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "not-found",
            "What the address names is not there, or not for the owner of the token.",
            "There is no such person, or not for you."),
    CONFLICT(
            HttpStatus.CONFLICT,
            "conflict",
            "The state does not allow it, somebody changed it meanwhile, or the first request with this key still runs.",
            "Run 12 is PUBLISHED; only a calculated run can be approved."),
    RULE_VIOLATION(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "rule-violation",
            "A rule refuses the values, or the Idempotency-Key was used for another request.",
            "size is 1000; ask for 1 to 500 items a page.");

    static final String SCHEMA = "Problem";

    private final HttpStatus status;
    private final String type;
    private final String meaning;
    private final String detail;

    ApiRefusal(HttpStatus status, String type, String meaning, String detail) {
        this.status = status;
        this.type = type;
        this.meaning = meaning;
        this.detail = detail;
    }

    String status() {
        return Integer.toString(status.value());
    }

    /** Its name among the responses of the document. */
    String reference() {
        return status.name();
    }

    ApiResponse response() {
        var content = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))
                .example(example());
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType("application/problem+json", content));
    }

    private Map<String, Object> example() {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:openspm:problem:" + type);
        example.put("title", status.getReasonPhrase());
        example.put("status", status.value());
        example.put("detail", detail);
        if (this == INVALID) {
            example.put("errors", List.of(Map.of("field", "period", "value", "", "message", "must not be empty")));
        }
        return example;
    }

    /** A problem as every refusal writes it. */
    static Schema<?> schema() {
        var field = object().addProperty("field", text("The parameter, header or field"))
                .addProperty("value", text("What was sent"))
                .addProperty("message", text("What is wrong and what would be right"));
        return object().description("Problem details (RFC 9457)")
                .addProperty(
                        "type",
                        text("urn:openspm:problem: and the kind of problem").format("uri"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", new Schema<>().type("integer").types(Set.of("integer")))
                .addProperty("detail", text("What is wrong, with the values in it, and what to do"))
                .addProperty("instance", text("The address asked").format("uri"))
                .addProperty(
                        "errors",
                        new Schema<>().type("array").types(Set.of("array")).items(field))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema<Object> object() {
        return new Schema<>().type("object").types(Set.of("object"));
    }

    private static Schema<Object> text(String description) {
        return new Schema<>().type("string").types(Set.of("string")).description(description);
    }
}
