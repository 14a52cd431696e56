package org.openspm.domain.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates user accounts and changes who may do what; each change leaves a line in the audit trail. */
@Service
@Transactional
public class UserAccounts {
    private static final String SUBJECT = "user";

    private final UserAccountRepository accounts;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    UserAccounts(
            UserAccountRepository accounts,
            PasswordEncoder passwords,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** Creates the account; {@code actor} is the username of who does it, or the name of the job. */
    public UserAccount create(NewUser wanted, String actor) {
        if (accounts.existsByUsername(wanted.username())) {
            throw new Conflict("Username “" + wanted.username() + "” is taken; choose another.");
        }
        var account = new UserAccount(
                wanted.username(),
                wanted.displayName(),
                personKey(wanted.personCode()),
                wanted.roles(),
                Instant.now(clock));
        account.changePassword(hash(wanted.password()), wanted.password().oneTime());
        audit.append(actor, "created", SUBJECT, account.username(), Map.of("roles", words(wanted.roles())));
        return accounts.save(account);
    }

    public void assignRoles(UUID id, Set<Role> roles, String actor) {
        var account = require(id);
        var before = account.roles();
        account.assignRoles(roles);
        keepAnAdministrator(account, before.contains(Role.ADMIN) && !roles.contains(Role.ADMIN));
        audit.append(
                actor,
                "roles changed",
                SUBJECT,
                account.username(),
                Map.of("before", words(before), "after", words(roles)));
    }

    public void linkToPerson(UUID id, @Nullable String personCode, String actor) {
        var account = require(id);
        account.linkTo(personKey(personCode));
        audit.append(
                actor,
                "person linked",
                SUBJECT,
                account.username(),
                Map.of("person", personCode == null ? "" : personCode));
    }

    public void disable(UUID id, String actor) {
        var account = require(id);
        if (account.username().equals(actor)) {
            throw new RuleViolation("You cannot disable your own account “" + actor + "”; ask another administrator.");
        }
        account.disable();
        keepAnAdministrator(account, account.roles().contains(Role.ADMIN));
        audit.append(actor, "disabled", SUBJECT, account.username(), Map.of());
    }

    public void enable(UUID id, String actor) {
        var account = require(id);
        account.enable();
        audit.append(actor, "enabled", SUBJECT, account.username(), Map.of());
    }

    /** Sets a random password for one login and returns it; it can be read only now. */
    public Password issueOneTimePassword(UUID id, String actor) {
        var account = require(id);
        var password = Password.random();
        account.changePassword(hash(password), true);
        audit.append(actor, "one-time password issued", SUBJECT, account.username(), Map.of());
        return password;
    }

    /** Replaces one's own password; the current one has to be given. */
    public void choosePassword(UUID id, String current, String wanted) {
        var account = require(id);
        if (!passwords.matches(current, account.passwordHash())) {
            throw new RuleViolation("The current password is not right; type the one you signed in with.");
        }
        if (current.equals(wanted)) {
            throw new RuleViolation("The new password is the current one; choose another.");
        }
        account.changePassword(hash(Password.chosen(wanted)), false);
        audit.append(account.username(), "password changed", SUBJECT, account.username(), Map.of());
    }

    public void prefer(UUID id, String language) {
        require(id).prefer(language);
    }

    @Transactional(readOnly = true)
    public UserAccount require(UUID id) {
        return accounts.findById(id).orElseThrow(() -> new NotFound("There is no user account " + id + "."));
    }

    @Transactional(readOnly = true)
    public Optional<UserAccount> find(String username) {
        return accounts.findByUsername(username);
    }

    @Transactional(readOnly = true)
    public List<UserAccount> all() {
        return accounts.findAllByOrderByUsername();
    }

    /** True as long as nobody administers this installation. */
    @Transactional(readOnly = true)
    public boolean withoutAdministrator() {
        return accounts.countEnabledWith(Role.ADMIN) == 0;
    }

    private void keepAnAdministrator(UserAccount account, boolean losesOne) {
        accounts.save(account);
        if (losesOne && accounts.countEnabledWith(Role.ADMIN) == 0) {
            throw new RuleViolation("“" + account.username()
                    + "” is the last administrator; give the role ADMIN to somebody else first.");
        }
    }

    private @Nullable Integer personKey(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return database.sql("select key from person where code = ?")
                .param(code.strip())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new RuleViolation("There is no person with code “" + code.strip()
                        + "”; import the person first or leave it empty."));
    }

    private String hash(Password password) {
        var hash = passwords.encode(password.text());
        if (hash == null) {
            throw new IllegalStateException("The password encoder returned nothing");
        }
        return hash;
    }

    private static String words(Set<Role> roles) {
        return String.join(" ", new TreeSet<>(roles).stream().map(Enum::name).toList());
    }
}
