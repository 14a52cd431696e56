package org.openspm.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openspm.web.security.SignedInUser;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever signed in by a one-time password chooses another before anything else. */
@Configuration(proxyBeanMethods = false)
class OneTimePasswordGate implements WebMvcConfigurer, HandlerInterceptor {
    private static final String[] STILL_OPEN = {
        "/account/**", "/preferences", "/error", "/css/**", "/js/**", "/img/**", "/webjars/**", "/_static/**"
    };

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(STILL_OPEN);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && user.passwordOneTime()) {
            response.sendRedirect(request.getContextPath() + "/account");
            return false;
        }
        return true;
    }
}
