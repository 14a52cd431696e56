package org.openspm.web.security;

import java.util.concurrent.Semaphore;
import org.openspm.domain.access.LoginThrottle;
import org.openspm.domain.access.UserAccounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a username and password, unless there were too many wrong ones lately. */
@Component
class PasswordLogin implements AuthenticationProvider {
    /** Hashing takes a processor and 16 MB each; a whole office that signs in at nine waits a moment instead. */
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final DaoAuthenticationProvider check;
    private final LoginThrottle throttle;

    PasswordLogin(UserAccounts accounts, PasswordEncoder passwords, LoginThrottle throttle) {
        UserDetailsService users = username -> accounts.find(username)
                .map(SignedInUser::of)
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
        this.check = new DaoAuthenticationProvider(users);
        this.check.setPasswordEncoder(passwords);
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var username = attempt.getName();
        var address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        if (throttle.refuses(username, address)) {
            throw new LockedException("too many failed logins");
        }
        try {
            var result = checked(attempt);
            throttle.succeeded(username, address);
            return result;
        } catch (BadCredentialsException wrong) {
            throttle.failed(username, address);
            throw wrong;
        }
    }

    private Authentication checked(Authentication attempt) {
        atOnce.acquireUninterruptibly();
        try {
            return check.authenticate(attempt);
        } finally {
            atOnce.release();
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
