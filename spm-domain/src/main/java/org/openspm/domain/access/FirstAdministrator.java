package org.openspm.domain.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the first administrator in by a secret that only who started the installation has seen. */
@Service
@Transactional
public class FirstAdministrator {
    private final UserAccounts accounts;
    private final JdbcClient database;
    private final Clock clock;

    FirstAdministrator(UserAccounts accounts, JdbcClient database, Clock clock) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /** A new secret to print, replacing an earlier one; empty when there is an administrator already. */
    public Optional<String> offerSecret() {
        if (!accounts.withoutAdministrator()) {
            return Optional.empty();
        }
        var secret = Secret.random("");
        database.sql("""
                        insert into setup_secret (hash, created_at) values (?, ?)
                        on conflict (only_one) do update set hash = excluded.hash, created_at = excluded.created_at""")
                .params(secret.hash(), Timestamp.from(Instant.now(clock)))
                .update();
        return Optional.of(secret.text());
    }

    @Transactional(readOnly = true)
    public boolean isWanted() {
        return accounts.withoutAdministrator();
    }

    /** Creates the administrator; the secret is used up with it. */
    public UserAccount create(String secret, String username, String displayName, Password password) {
        if (!accounts.withoutAdministrator()) {
            throw new NotFound("This installation has an administrator already; sign in instead.");
        }
        var used = database.sql("delete from setup_secret where hash = ?")
                .param(new Secret(secret.strip()).hash())
                .update();
        if (used == 0) {
            throw new RuleViolation(
                    "The setup secret is not right; copy it from the log of the server's latest start.");
        }
        return accounts.create(new NewUser(username, displayName, null, EnumSet.of(Role.ADMIN), password), "setup");
    }
}
