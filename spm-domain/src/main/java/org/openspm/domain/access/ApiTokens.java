package org.openspm.domain.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues API tokens, recognises them, and takes them back. */
@Service
@Transactional
public class ApiTokens {
    public static final String PREFIX = "spm_";
    public static final int DAYS_MAX = 366;
    private static final String SUBJECT = "api-token";

    private final ApiTokenRepository tokens;
    private final UserAccounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, UserAccounts accounts, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a token for the user; its text is in the answer and nowhere else. */
    public IssuedToken issue(UUID ownerId, String name, Set<Scope> scopes, int days) {
        if (days < 1 || days > DAYS_MAX) {
            throw new RuleViolation("A token for " + days + " days is not possible; choose 1 to " + DAYS_MAX + ".");
        }
        if (scopes.isEmpty()) {
            throw new RuleViolation("Token “" + name + "” has no scope; choose at least READ.");
        }
        var owner = accounts.require(ownerId);
        var secret = Secret.random(PREFIX);
        var now = Instant.now(clock);
        var token = tokens.save(new ApiToken(owner, name, secret, scopes, now, now.plus(Duration.ofDays(days))));
        audit.append(
                owner.username(),
                "issued",
                SUBJECT,
                token.id().toString(),
                Map.of("name", name, "scopes", scopes.toString(), "days", Integer.toString(days)));
        return new IssuedToken(token, secret.text());
    }

    /** The token with this text, if it is valid now and its owner may still sign in. */
    public Optional<ApiToken> recognise(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = Instant.now(clock);
        var found = tokens.findByHash(new Secret(text).hash())
                .filter(token -> token.valid(now) && token.owner().enabled());
        found.filter(token -> token.useIsNews(now)).ifPresent(token -> tokens.noteUse(token.id(), now));
        return found;
    }

    /** Takes a token back: one's own, or anybody's for an administrator. */
    public void revoke(UUID id, Viewer by) {
        var token = tokens.findById(id)
                .filter(found -> by.has(Role.ADMIN) || found.owner().username().equals(by.username()))
                .orElseThrow(() -> new NotFound("There is no API token " + id + "."));
        token.revoke(Instant.now(clock));
        audit.append(by.username(), "revoked", SUBJECT, id.toString(), Map.of("name", token.name()));
    }

    /** The tokens somebody may see: one's own, or all for an administrator. */
    @Transactional(readOnly = true)
    public List<ApiToken> seenBy(Viewer viewer) {
        return viewer.has(Role.ADMIN)
                ? tokens.findAllByOrderByCreatedAtDesc()
                : tokens.findAllByOwnerUsernameOrderByCreatedAtDesc(viewer.username());
    }
}
