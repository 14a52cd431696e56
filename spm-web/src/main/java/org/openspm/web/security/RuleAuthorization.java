package org.openspm.web.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;

/** Asks {@link AccessRules} about a request, and of an API token also its scope. */
@Component
class RuleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        // The same reading of the path as the one that later chooses the handler.
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var method = HttpMethod.valueOf(request.getMethod());
        var authentication = who.get();
        return new AuthorizationDecision(authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && holds(authentication, scopeFor(method))
                && AccessRules.ruleFor(path)
                        .map(rule -> rule.allowed(method).stream().anyMatch(user::has))
                        .orElse(false));
    }

    private static boolean holds(Authentication authentication, Scope scope) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> ("SCOPE_" + scope.name()).equals(authority.getAuthority()));
    }

    private static Scope scopeFor(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) ? Scope.READ : Scope.WRITE;
    }
}
