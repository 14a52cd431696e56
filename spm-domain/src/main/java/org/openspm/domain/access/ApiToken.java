package org.openspm.domain.access;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets a program act for a user within scopes until a day; the token itself is not kept, only its hash. */
@Entity
public class ApiToken {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    private UserAccount owner;

    private String name;

    private String hash;

    private String scopes;

    private Instant createdAt;

    private Instant expiresAt;

    private @Nullable Instant revokedAt;

    private @Nullable Instant lastUsedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected ApiToken() {}

    ApiToken(UserAccount owner, String name, Secret secret, Set<Scope> scopes, Instant createdAt, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.owner = owner;
        this.name = name;
        this.hash = secret.hash();
        this.scopes = scopes.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    /** Whether this use is worth a write: a busy token is noted once a minute. */
    boolean useIsNews(Instant at) {
        return lastUsedAt == null || lastUsedAt.plus(USE_NOTED_EVERY).isBefore(at);
    }

    public boolean valid(Instant at) {
        return revokedAt == null && at.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UserAccount owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public Set<Scope> scopes() {
        return Arrays.stream(scopes.split(" "))
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
