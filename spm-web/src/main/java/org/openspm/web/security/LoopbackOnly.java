package org.openspm.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets only the machine itself in: a collector of metrics runs beside the server. */
class LoopbackOnly implements AuthorizationManager<RequestAuthorizationContext> {
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        try {
            // The address comes from the socket and is numeric, so nothing is looked up.
            var caller = InetAddress.getByName(context.getRequest().getRemoteAddr());
            return new AuthorizationDecision(caller.isLoopbackAddress());
        } catch (UnknownHostException notNumeric) {
            return new AuthorizationDecision(false);
        }
    }
}
