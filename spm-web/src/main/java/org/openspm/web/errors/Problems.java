package org.openspm.web.errors;

import java.net.URI;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) as this API writes them: the type is {@code urn:openspm:problem:<name>}. */
public final class Problems {
    private static final String TYPE = "urn:openspm:problem:";

    private Problems() {}

    public static ProblemDetail of(HttpStatusCode status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        return problem;
    }

    /** One field that is wrong, the value that was sent, and what to do about it. */
    public record FieldProblem(String field, String value, String message) {}
}
