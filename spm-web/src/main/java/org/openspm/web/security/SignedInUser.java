package org.openspm.web.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.ApiToken;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.Scope;
import org.openspm.domain.access.UserAccount;
import org.openspm.domain.access.Viewer;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is signed in, in a browser or by an API token; take it by {@code @AuthenticationPrincipal}. */
public final class SignedInUser implements UserDetails, CredentialsContainer {
    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final String username;
    private final String displayName;
    private final @Nullable Integer personKey;
    private final Set<Role> roles;
    private final Set<Scope> scopes;
    private final @Nullable String locale;
    private final boolean passwordOneTime;
    private final boolean enabled;
    private @Nullable String passwordHash;

    private SignedInUser(UserAccount account, Set<Scope> scopes) {
        id = account.id();
        username = account.username();
        displayName = account.displayName();
        personKey = account.personKey();
        roles = Set.copyOf(account.roles());
        this.scopes = Set.copyOf(scopes);
        locale = account.locale();
        passwordOneTime = account.passwordOneTime();
        enabled = account.enabled();
        passwordHash = account.passwordHash();
    }

    public static SignedInUser of(UserAccount account) {
        return new SignedInUser(account, Set.of(Scope.READ, Scope.WRITE));
    }

    static SignedInUser of(ApiToken token) {
        var user = new SignedInUser(token.owner(), token.scopes());
        user.eraseCredentials();
        return user;
    }

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable Integer personKey() {
        return personKey;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public @Nullable String locale() {
        return locale;
    }

    public boolean passwordOneTime() {
        return passwordOneTime;
    }

    /** What {@code Visibility} asks for. */
    public Viewer viewer() {
        return new Viewer(username, personKey, roles);
    }

    /** At most two letters for the round badge: {@code Ana Bakker} is {@code AB}. */
    public String initials() {
        var words = displayName.strip().split("\\s+");
        var first = words[0].substring(0, 1);
        return words.length == 1 ? first : first + words[words.length - 1].substring(0, 1);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Stream.concat(
                        roles.stream().map(role -> "ROLE_" + role.name()),
                        scopes.stream().map(scope -> "SCOPE_" + scope.name()))
                .sorted()
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedInUser user && id.equals(user.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return username + List.copyOf(roles);
    }
}
