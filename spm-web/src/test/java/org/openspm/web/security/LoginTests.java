package org.openspm.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.openspm.domain.access.LoginThrottle;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccounts;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class LoginTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private UserAccounts accounts;

    @Test
    void signsInByUsernameAndPasswordUnderANewSession() {
        users.user("mira", null, Role.ADMIN);
        assertThat(login("mira", TestUsers.PASSWORD)).hasStatus3xxRedirection().hasRedirectedUrl("/");
    }

    @Test
    void saysNeitherWhetherTheUsernameNorThePasswordIsWrong() {
        users.user("mira", null, Role.ADMIN);
        assertThat(login("mira", "wrong")).hasRedirectedUrl("/login?wrong");
        assertThat(login("nobody", "wrong")).hasRedirectedUrl("/login?wrong");
    }

    @Test
    void refusesEvenTheRightPasswordAfterTooManyWrongOnes() {
        users.user("mira", null, Role.ADMIN);
        for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT_AND_ADDRESS; i++) {
            assertThat(login("mira", "wrong")).hasRedirectedUrl("/login?wrong");
        }
        assertThat(login("mira", TestUsers.PASSWORD)).hasRedirectedUrl("/login?throttled");
    }

    @Test
    void keepsDisabledUsersOut() {
        users.user("mira", null, Role.ADMIN);
        var ana = users.user("ana", null, Role.REP);
        accounts.disable(ana.id(), "mira");
        assertThat(login("ana", TestUsers.PASSWORD)).hasRedirectedUrl("/login?disabled");
    }

    @Test
    void leadsEachRoleToTheOwnStart() {
        assertThat(mvc.get().uri("/").with(users.signedIn(Role.ADMIN))).hasRedirectedUrl("/cockpit");
        assertThat(mvc.get().uri("/").with(users.signedIn(Role.FINANCE))).hasRedirectedUrl("/cockpit");
        assertThat(mvc.get().uri("/").with(users.signedIn(Role.REP))).hasRedirectedUrl("/my-pay");
        assertThat(mvc.get().uri("/").with(users.signedIn(Role.MANAGER))).hasRedirectedUrl("/team");
    }

    @Test
    void letsAOneTimePasswordDoNothingButBeReplaced() {
        var account = users.user("ana", null, Role.ADMIN);
        accounts.issueOneTimePassword(account.id(), "mira");
        var ana = users.signedIn("ana", null, Role.ADMIN);
        assertThat(mvc.get().uri("/cockpit").with(ana)).hasRedirectedUrl("/account");
        assertThat(mvc.get().uri("/account").with(ana)).hasStatusOk();
    }

    @Test
    void sendsTheHeadersThatProtectTheBrowser() {
        users.user("mira", null, Role.ADMIN);
        assertThat(mvc.get().uri("/login").secure(true))
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Referrer-Policy", "same-origin")
                .containsHeader("Strict-Transport-Security");
    }

    @Test
    void sendsAnHtmxRequestOfSomebodySignedOutToTheLogin() {
        assertThat(mvc.get().uri("/cockpit").header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Redirect", "/login");
    }

    private MvcTestResult login(String username, String password) {
        return mvc.post()
                .uri("/login")
                .with(csrf())
                .formField("username", username)
                .formField("password", password)
                .exchange();
    }
}
