package org.openspm.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.openspm.domain.access.FirstAdministrator;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccounts;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class SetupPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private UserAccounts accounts;

    @Autowired
    private TestUsers users;

    @Test
    void leadsFromTheLoginToTheSetupWhileThereIsNoAdministrator() {
        assertThat(mvc.get().uri("/login")).hasRedirectedUrl("/setup");
        assertThat(mvc.get().uri("/setup")).hasStatusOk();
    }

    @Test
    void makesTheFirstAdministratorByTheSecret() {
        var secret = first.offerSecret().orElseThrow();
        assertThat(send("not the secret")).hasStatusOk().bodyText().contains("setup secret is not right");
        assertThat(send(secret)).hasRedirectedUrl("/login");
        assertThat(accounts.find("mira").orElseThrow().roles()).containsExactly(Role.ADMIN);
    }

    @Test
    void isClosedOnceThereIsAnAdministrator() {
        var secret = first.offerSecret().orElseThrow();
        users.user("otto", null, Role.ADMIN);
        assertThat(mvc.get().uri("/setup")).hasRedirectedUrl("/login");
        assertThat(send(secret)).hasStatus(404);
        assertThat(accounts.find("mira")).isEmpty();
    }

    private MvcTestResult send(String secret) {
        return mvc.post()
                .uri("/setup")
                .with(csrf())
                .formField("secret", secret)
                .formField("displayName", "Mira de Vries")
                .formField("username", "mira")
                .formField("password", TestUsers.PASSWORD)
                .exchange();
    }
}
