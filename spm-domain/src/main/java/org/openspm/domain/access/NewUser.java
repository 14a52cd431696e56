package org.openspm.domain.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is needed to create a user account; {@code personCode} names the person whose pay is the user's own. */
public record NewUser(
        String username, String displayName, @Nullable String personCode, Set<Role> roles, Password password) {
    public NewUser {
        roles = Set.copyOf(roles);
    }
}
