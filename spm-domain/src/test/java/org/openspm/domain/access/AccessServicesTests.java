package org.openspm.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class AccessServicesTests {
    private static final String GOOD = "correct horse battery";

    @Autowired
    private UserAccounts accounts;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private ApiTokenRepository tokenRepository;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient database;

    @Test
    void keepsPasswordsAsArgon2idHashes() {
        var ana = create("ana", Role.REP);
        assertThat(ana.passwordHash()).startsWith("$argon2id$").doesNotContain(GOOD);
        assertThat(passwords.matches(GOOD, ana.passwordHash())).isTrue();
    }

    @Test
    void refusesATakenUsernameAnImpossibleOneAndAnUnknownPerson() {
        create("ana", Role.REP);
        assertThatThrownBy(() -> create("ana", Role.REP))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("“ana” is taken");
        assertThatThrownBy(() -> create("Ana Bakker", Role.REP))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("“Ana Bakker” is not possible");
        assertThatThrownBy(() -> accounts.create(
                        new NewUser("bo", "Bo", "P-404", Set.of(Role.REP), Password.chosen(GOOD)), "mira"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("“P-404”");
    }

    @Test
    void linksAUserToAPersonByCode() {
        var key = database.sql("insert into person (code, full_name) values ('P-1', 'Ana') returning key")
                .query(Integer.class)
                .single();
        var ana = accounts.create(new NewUser("ana", "Ana", "P-1", Set.of(Role.REP), Password.chosen(GOOD)), "mira");
        assertThat(ana.viewer()).isEqualTo(new Viewer("ana", key, Set.of(Role.REP)));
    }

    @Test
    void keepsTheLastAdministrator() {
        var mira = create("mira", Role.ADMIN);
        assertThatThrownBy(() -> accounts.assignRoles(mira.id(), Set.of(Role.REP), "otto"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("last administrator");
    }

    @Test
    void disablesNeitherTheLastAdministratorNorOneself() {
        var mira = create("mira", Role.ADMIN);
        assertThatThrownBy(() -> accounts.disable(mira.id(), "mira"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("your own account");
        assertThatThrownBy(() -> accounts.disable(mira.id(), "otto"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("last administrator");
    }

    @Test
    void replacesAOneTimePassword() {
        var ana = create("ana", Role.REP);
        var once = accounts.issueOneTimePassword(ana.id(), "mira");
        assertThat(accounts.require(ana.id()).passwordOneTime()).isTrue();
        assertThatThrownBy(() -> accounts.choosePassword(ana.id(), GOOD, "another long password"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("current password");
        assertThatThrownBy(() -> accounts.choosePassword(ana.id(), once.text(), "short"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("5 characters");
        accounts.choosePassword(ana.id(), once.text(), "another long password");
        assertThat(accounts.require(ana.id()).passwordOneTime()).isFalse();
        assertThat(passwords.matches(
                        "another long password", accounts.require(ana.id()).passwordHash()))
                .isTrue();
    }

    @Test
    void recognisesATokenUntilItExpiresOrIsRevoked() {
        var ida = create("ida", Role.INTEGRATOR);
        var issued = tokens.issue(ida.id(), "loader", Set.of(Scope.READ), 30);
        assertThat(issued.text()).startsWith("spm_").hasSize(47);
        assertThat(tokens.recognise(issued.text())).hasValueSatisfying(token -> {
            assertThat(token.owner().username()).isEqualTo("ida");
            assertThat(token.scopes()).containsExactly(Scope.READ);
        });
        assertThat(tokens.recognise(issued.text() + "x")).isEmpty();
        assertThat(later(Duration.ofDays(31)).recognise(issued.text())).isEmpty();
        tokens.revoke(issued.token().id(), ida.viewer());
        assertThat(tokens.recognise(issued.text())).isEmpty();
    }

    @Test
    void keepsOnlyTheHashOfAToken() {
        var ida = create("ida", Role.INTEGRATOR);
        var issued = tokens.issue(ida.id(), "loader", Set.of(Scope.READ, Scope.WRITE), 30);
        tokens.recognise(issued.text());
        assertThat(database.sql("select row_to_json(t)::text from api_token t")
                        .query(String.class)
                        .single())
                .doesNotContain(issued.text())
                .doesNotContain(issued.text().substring(4));
    }

    @Test
    void refusesTheTokenOfADisabledUser() {
        create("mira", Role.ADMIN);
        var ida = create("ida", Role.INTEGRATOR);
        var issued = tokens.issue(ida.id(), "loader", Set.of(Scope.READ), 30);
        accounts.disable(ida.id(), "mira");
        assertThat(tokens.recognise(issued.text())).isEmpty();
    }

    @Test
    void letsOnlyTheOwnerOrAnAdministratorRevokeAToken() {
        var ida = create("ida", Role.INTEGRATOR);
        var token = tokens.issue(ida.id(), "loader", Set.of(Scope.READ), 30).token();
        assertThatThrownBy(() -> tokens.revoke(token.id(), new Viewer("otto", null, Set.of(Role.INTEGRATOR))))
                .isInstanceOf(NotFound.class);
        tokens.revoke(token.id(), new Viewer("mira", null, Set.of(Role.ADMIN)));
        assertThat(token.revokedAt()).isNotNull();
    }

    @Test
    void letsTheFirstAdministratorInOnceByTheLatestSecret() {
        var earlier = first.offerSecret().orElseThrow();
        var secret = first.offerSecret().orElseThrow();
        assertThatThrownBy(() -> first.create(earlier, "mira", "Mira", Password.chosen(GOOD)))
                .isInstanceOf(RuleViolation.class);
        first.create(secret, "mira", "Mira", Password.chosen(GOOD));
        assertThat(first.isWanted()).isFalse();
        assertThat(first.offerSecret()).isEmpty();
        assertThatThrownBy(() -> first.create(secret, "eve", "Eve", Password.chosen(GOOD)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void refusesLoginsAfterFiveFailuresFromOneAddressForAQuarterOfAnHour() {
        var now = throttle(Duration.ZERO);
        for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT_AND_ADDRESS; i++) {
            assertThat(now.refuses("ana", "10.0.0.1")).isFalse();
            now.failed("ana", "10.0.0.1");
        }
        assertThat(now.refuses("ana", "10.0.0.1")).isTrue();
        assertThat(now.refuses("ana", "10.0.0.2")).isFalse();
        assertThat(now.refuses("bo", "10.0.0.1")).isFalse();
        assertThat(throttle(LoginThrottle.WINDOW.plusSeconds(1)).refuses("ana", "10.0.0.1"))
                .isFalse();
    }

    @Test
    void refusesAnAddressThatTriesManyAccountsAndAnAccountTriedFromManyAddresses() {
        var now = throttle(Duration.ZERO);
        for (int i = 0; i < LoginThrottle.FAILURES_PER_ADDRESS; i++) {
            now.failed("user" + i, "10.0.0.1");
        }
        assertThat(now.refuses("unheard", "10.0.0.1")).isTrue();
        for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT; i++) {
            now.failed("ana", "10.0.1." + i);
        }
        assertThat(now.refuses("ana", "10.9.9.9")).isTrue();
    }

    @Test
    void neverChangesALineOfTheAuditTrail() {
        audit.append("mira", "did", "thing", "1", java.util.Map.of("b", "2", "a", "1"));
        assertThat(database.sql("select detail::text from audit_event where action = 'did'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"a\": \"1\", \"b\": \"2\"}");
        assertThatThrownBy(() ->
                        database.sql("update audit_event set actor = 'eve'").update())
                .hasMessageContaining("never changed");
    }

    private UserAccount create(String username, Role role) {
        return accounts.create(new NewUser(username, username, null, Set.of(role), Password.chosen(GOOD)), "test");
    }

    private ApiTokens later(Duration duration) {
        return new ApiTokens(tokenRepository, accounts, audit, in(duration));
    }

    private LoginThrottle throttle(Duration duration) {
        return new LoginThrottle(database, in(duration));
    }

    private static Clock in(Duration duration) {
        return Clock.fixed(Instant.now().plus(duration), ZoneOffset.UTC);
    }
}
