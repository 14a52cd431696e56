package org.openspm.domain.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is looking: a username, the person behind it if any, and the roles. */
public record Viewer(String username, @Nullable Integer personKey, Set<Role> roles) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
