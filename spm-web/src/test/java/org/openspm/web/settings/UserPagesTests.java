package org.openspm.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccounts;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PageTest
class UserPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private UserAccounts accounts;

    @Test
    void createsAUserWithAOneTimePasswordThatIsShownOnce() {
        var result = mvc.post()
                .uri("/settings/users")
                .with(users.signedIn(Role.ADMIN))
                .with(csrf())
                .formField("displayName", "Bo Jansen")
                .formField("username", "bo")
                .formField("personCode", "")
                .formField("roles", "REP", "MANAGER")
                .exchange();
        var bo = accounts.find("bo").orElseThrow();
        assertThat(result).hasRedirectedUrl("/settings/users/" + bo.id());
        assertThat(result.getMvcResult().getFlashMap().get("oneTimePassword"))
                .asString()
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(bo.roles()).containsExactlyInAnyOrder(Role.REP, Role.MANAGER);
        assertThat(bo.passwordOneTime()).isTrue();
    }

    @Test
    void namesTheFieldThatIsWrongAndKeepsWhatWasTyped() {
        assertThat(mvc.post()
                        .uri("/settings/users")
                        .with(users.signedIn(Role.ADMIN))
                        .with(csrf())
                        .locale(Locale.UK)
                        .formField("displayName", "Bo Jansen")
                        .formField("username", "Bo Jansen")
                        .formField("personCode", ""))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Bo Jansen\"", "lower-case letters", "Choose at least one role");
    }

    @Test
    void namesAnUnknownPersonCode() {
        assertThat(mvc.post()
                        .uri("/settings/users")
                        .with(users.signedIn(Role.ADMIN))
                        .with(csrf())
                        .formField("displayName", "Bo Jansen")
                        .formField("username", "bo")
                        .formField("personCode", "P-404")
                        .formField("roles", "REP"))
                .hasStatusOk()
                .bodyText()
                .contains("There is no person with code “P-404”");
    }

    @Test
    void refusesToDisableTheLastAdministratorOnAFriendlyPage() {
        var admin = users.signedIn(Role.ADMIN);
        var id = accounts.find("admin-user").orElseThrow().id();
        assertThat(mvc.post()
                        .uri("/settings/users/{id}/disabling", id)
                        .with(admin)
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("You cannot disable your own account “admin-user”");
        assertThat(mvc.post()
                        .uri("/settings/users/{id}/disabling", id)
                        .with(admin)
                        .with(csrf())
                        .header("HX-Request", "true"))
                .hasStatus(422)
                .hasHeader("HX-Retarget", "#flash")
                .bodyText()
                .contains("notice-problem")
                .doesNotContain("<html");
    }

    @Test
    void showsAFriendlyPageForAUserWhoIsNotThereAndForAnUnreadableId() {
        var admin = users.signedIn(Role.ADMIN);
        assertThat(mvc.get()
                        .uri("/settings/users/00000000-0000-4000-8000-000000000001")
                        .with(admin))
                .hasStatus(404)
                .bodyText()
                .contains("There is no user account");
        assertThat(mvc.get().uri("/settings/users/none").with(admin))
                .hasStatus(400)
                .bodyText()
                .contains("none");
    }
}
