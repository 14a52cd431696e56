package org.openspm.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openspm.web.errors.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import tools.jackson.databind.json.JsonMapper;

/** Tells an API client why it was not let in, as problem details. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final JsonMapper json;

    ApiRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "Send a valid API token as “Authorization: Bearer spm_…”; make one on the page Developers.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        if (AccessRules.ruleFor(path).isEmpty()) {
            write(response, HttpStatus.NOT_FOUND, "not-found", "There is nothing at " + request.getRequestURI() + ".");
            return;
        }
        write(
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "The owner of this token lacks the role for " + request.getMethod() + " " + request.getRequestURI()
                        + ", or the token lacks the scope (READ to look, WRITE to change).");
    }

    private void write(HttpServletResponse response, HttpStatus status, String type, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, type, detail));
    }
}
