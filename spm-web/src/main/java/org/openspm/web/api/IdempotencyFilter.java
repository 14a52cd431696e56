package org.openspm.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.openspm.web.api.IdempotencyKeys.Answer;
import org.openspm.web.api.IdempotencyKeys.Claim;
import org.openspm.web.errors.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a repeated change through the API the first answer again instead of doing it twice: same key and same request, same
 * answer; same key for something else, 422; still at work, 409. A POST has to bring a key.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // After security: who asks is part of the key.
class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");
    static final int KEY_LENGTH_MAX = 200;
    private static final int REQUEST_LENGTH_MAX = 300;

    private final IdempotencyKeys keys;
    private final JsonMapper json;

    IdempotencyFilter(IdempotencyKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGES.contains(request.getMethod())
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        if (key == null && !"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        if (key == null || key.isBlank() || key.length() > KEY_LENGTH_MAX) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-missing",
                    "Send the header Idempotency-Key with 1 to 200 characters that name this one act, such as a UUID.");
            return;
        }
        try (var body = RequestBody.of(request)) {
            var target = request.getMethod() + " " + request.getRequestURI()
                    + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
            var claim = new Claim(
                    String.valueOf(request.getRemoteUser()),
                    key,
                    target.substring(0, Math.min(target.length(), REQUEST_LENGTH_MAX)),
                    body.hash());
            if (keys.claim(claim)) {
                answer(claim, body.request(), response, chain);
            } else {
                repeat(claim, response);
            }
        }
    }

    private void answer(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, recorded);
            if (recorded.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                keys.answered(
                        claim,
                        recorded.getStatus(),
                        recorded.getContentType(),
                        recorded.getHeader(HttpHeaders.LOCATION),
                        recorded.getContentAsByteArray());
            }
        } finally {
            // Does nothing once the answer is kept.
            keys.release(claim);
        }
        recorded.copyBodyToResponse();
    }

    private void repeat(Claim claim, HttpServletResponse response) throws IOException {
        var first = keys.find(claim).orElse(null);
        if (first == null || first.status() == null) {
            refuse(
                    response,
                    HttpStatus.CONFLICT,
                    "in-flight",
                    "The first request with Idempotency-Key “" + claim.key()
                            + "” is still being answered; ask again in a moment.");
        } else if (!first.request().equals(claim.request()) || !first.bodyHash().equals(claim.bodyHash())) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "Idempotency-Key “" + claim.key()
                            + "” was used for another request; give each act a key of its own.");
        } else {
            write(first, first.status(), response);
        }
    }

    private static void write(Answer first, int status, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Idempotent-Replayed", "true");
        if (first.contentType() != null) {
            response.setContentType(first.contentType());
        }
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        if (first.body() != null) {
            response.getOutputStream().write(first.body());
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, type, detail));
    }
}
