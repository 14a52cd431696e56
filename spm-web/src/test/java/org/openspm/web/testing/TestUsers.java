package org.openspm.web.testing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.NewUser;
import org.openspm.domain.access.Password;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccounts;
import org.openspm.web.security.SignedInUser;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Makes users and signs them in: {@code mvc.get().uri("/runs").with(users.signedIn(Role.FINANCE))}. */
@TestComponent
public class TestUsers {
    public static final String PASSWORD = "correct horse battery";

    private final UserAccounts accounts;

    TestUsers(UserAccounts accounts) {
        this.accounts = accounts;
    }

    /** A signed-in user with the role and no person, named after the role. */
    public RequestPostProcessor signedIn(Role role) {
        return signedIn(role.name().toLowerCase(java.util.Locale.ROOT) + "-user", null, role);
    }

    /** A signed-in user whose pay is that of the person with the code. */
    public RequestPostProcessor signedIn(String username, @Nullable String personCode, Role... roles) {
        return SecurityMockMvcRequestPostProcessors.user(user(username, personCode, roles));
    }

    public SignedInUser user(String username, @Nullable String personCode, Role... roles) {
        var account = accounts.find(username)
                .orElseGet(() -> accounts.create(
                        new NewUser(username, username, personCode, Set.of(roles), Password.chosen(PASSWORD)), "test"));
        return SignedInUser.of(account);
    }
}
