package org.openspm.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;

/** Sends whoever is not signed in to the login page, and shows the others that a page is not for them or not there. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/login");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        login.commence(request, response, reason);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (reason instanceof CsrfException && "/login".equals(request.getServletPath())) {
            response.sendRedirect(request.getContextPath() + "/login?expired");
            return;
        }
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var unknown =
                !(reason instanceof CsrfException) && AccessRules.ruleFor(path).isEmpty();
        response.sendError(unknown ? HttpStatus.NOT_FOUND.value() : HttpStatus.FORBIDDEN.value());
    }
}
