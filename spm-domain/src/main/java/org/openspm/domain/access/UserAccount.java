package org.openspm.domain.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;

/** Somebody who signs in: a username, a password, roles, and the person on the payroll if there is one. */
@Entity
public class UserAccount {
    @Id
    private UUID id;

    private String username;

    private @Nullable String passwordHash;

    private boolean passwordOneTime;

    private @Nullable Integer personKey;

    private String displayName;

    private @Nullable String locale;

    private boolean enabled = true;

    private Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected UserAccount() {}

    UserAccount(String username, String displayName, @Nullable Integer personKey, Set<Role> roles, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.username = checkedUsername(username);
        this.displayName = displayName.isBlank() ? username : displayName.strip();
        this.personKey = personKey;
        this.createdAt = createdAt;
        assignRoles(roles);
    }

    void assignRoles(Set<Role> wanted) {
        if (wanted.isEmpty()) {
            throw new RuleViolation("User “" + username + "” needs at least one role.");
        }
        roles.clear();
        roles.addAll(wanted);
    }

    void changePassword(String hash, boolean oneTime) {
        passwordHash = hash;
        passwordOneTime = oneTime;
    }

    void linkTo(@Nullable Integer person) {
        personKey = person;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
    }

    void prefer(String language) {
        locale = language;
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public @Nullable String passwordHash() {
        return passwordHash;
    }

    /** True when the password was set by an administrator and has to be replaced at the next login. */
    public boolean passwordOneTime() {
        return passwordOneTime;
    }

    public @Nullable Integer personKey() {
        return personKey;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable String locale() {
        return locale;
    }

    public boolean enabled() {
        return enabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Set<Role> roles() {
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    public Viewer viewer() {
        return new Viewer(username, personKey, roles());
    }

    private static String checkedUsername(String username) {
        if (!username.matches("[a-z0-9][a-z0-9._@-]{1,99}")) {
            throw new RuleViolation(
                    "Username “" + username
                            + "” is not possible; use 2 to 100 lower-case letters, digits and . _ @ - and begin with a letter or digit.");
        }
        return username;
    }
}
