package org.openspm.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Where a login leads: to the page that was wanted or the start page in the user's language, or back with the reason. */
@Component
class LoginSteps extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {
    private final LocaleResolver locales;

    LoginSteps(LocaleResolver locales) {
        this.locales = locales;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedInUser user && user.locale() != null) {
            locales.setLocale(request, response, Locale.forLanguageTag(user.locale()));
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var word = switch (reason) {
            case LockedException _ -> "throttled";
            case DisabledException _ -> "disabled";
            default -> "wrong";
        };
        getRedirectStrategy().sendRedirect(request, response, "/login?" + word);
    }
}
