package org.openspm.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.security.AccessRules;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.StatementCount;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PageTest
class FrameTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EntityManager entities;

    @Test
    void showsInTheMenuOnlyWhatTheRoleMayRead() {
        for (var role : Role.values()) {
            var page = html(mvc.get().uri("/account").with(users.signedIn(role)));
            for (var area : WorkArea.values()) {
                if (!AccessRules.mayRead(java.util.Set.of(role), area.path())) {
                    assertThat(page).as(role + " " + area).doesNotContain("href=\"" + area.path() + "\"");
                }
            }
            assertThat(page.contains("href=\"/settings\"")).as(role.name()).isEqualTo(role == Role.ADMIN);
        }
    }

    @Test
    void speaksTheLanguageOfTheBrowserUnlessAnotherIsChosen() {
        var admin = users.signedIn(Role.ADMIN);
        assertThat(html(mvc.get().uri("/cockpit").with(admin).header("Accept-Language", "nl-BE,en;q=0.5")))
                .contains("lang=\"nl-BE\"", "Hoe ver deze periode is");
        assertThat(html(mvc.get()
                        .uri("/cockpit")
                        .with(admin)
                        .header("Accept-Language", "nl-BE,en-US;q=0.5")
                        .cookie(new Cookie(ReaderLocale.COOKIE, "en"))))
                .contains("lang=\"en-US\"", "Where this period stands");
        assertThat(html(mvc.get().uri("/cockpit").with(admin).header("Accept-Language", "fr-FR")))
                .contains("lang=\"en-GB\"");
    }

    @Test
    void remembersColoursAndLanguageAndGoesBackOnlyWithinThisSite() {
        var admin = users.signedIn(Role.ADMIN);
        var csrf = SecurityMockMvcRequestPostProcessors.csrf();
        assertThat(mvc.post()
                        .uri("/preferences")
                        .with(admin)
                        .with(csrf)
                        .formField("theme", "dark")
                        .formField("back", "/cockpit"))
                .hasRedirectedUrl("/cockpit")
                .cookies()
                .hasValue(Theme.COOKIE, "dark");
        assertThat(mvc.post()
                        .uri("/preferences")
                        .with(admin)
                        .with(csrf)
                        .formField("language", "nl")
                        .formField("back", "//evil.example"))
                .hasRedirectedUrl("/")
                .cookies()
                .hasValue(ReaderLocale.COOKIE, "nl");
        assertThat(html(mvc.get().uri("/cockpit").with(admin).cookie(new Cookie(Theme.COOKIE, "dark"))))
                .contains("data-bs-theme=\"dark\"");
    }

    @Test
    void showsTheCockpitOfAnEmptyInstallationWithTheFirstSteps() {
        assertThat(html(mvc.get()
                        .uri("/cockpit")
                        .with(users.signedIn(Role.ADMIN))
                        .locale(Locale.UK)))
                .contains("Three steps to the first pay", "There is nothing to pay yet");
    }

    @Test
    void asksTheDatabaseForTheCockpitEquallyOftenHoweverManyBatchesThereAre() {
        var admin = users.signedIn(Role.ADMIN);
        StatementCount.staysTheSame(
                entities,
                () -> assertThat(mvc.get().uri("/cockpit").with(admin)).hasStatusOk(),
                () -> database.sql("""
                                insert into import_batch (kind, name, status, created_by, created_at)
                                select 'people', 'people-' || n, 'STAGED', 'mira', now() from generate_series(1, 30) n""").update());
    }

    @Test
    void asksTheDatabaseForTheUsersEquallyOftenHoweverManyThereAre() {
        var admin = users.signedIn(Role.ADMIN);
        StatementCount.staysTheSame(
                entities,
                () -> assertThat(mvc.get().uri("/settings/users").with(admin)).hasStatusOk(),
                () -> List.of("a1", "a2", "a3", "a4", "a5").forEach(name -> users.user(name, null, Role.REP)));
    }

    private String html(MockMvcTester.MockMvcRequestBuilder request) {
        var result = request.exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
