package org.openspm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.testing.BrowserTest;
import org.openspm.web.testing.TestUsers;
import org.openspm.web.testing.Visit;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class FrameJourneyIT {
    @Autowired
    private TestUsers users;

    @BeforeEach
    void people() {
        users.user("frame-admin", null, Role.ADMIN);
        users.user("frame-rep", null, Role.REP);
        users.user("frame-auditor", null, Role.AUDITOR);
        // What this one chooses is remembered: nobody else's language may change.
        users.user("frame-polyglot", null, Role.ADMIN);
    }

    @Test
    void signsInAndOutAndShowsTheCockpit(Visit visit) {
        visit.open("/cockpit");
        assertThat(visit.page().url()).endsWith("/login");
        visit.isGoodEverywhere().signIn("frame-admin");
        assertThat(visit.page().url()).contains("/cockpit");
        assertThat(visit.page().title()).isEqualTo("Cockpit · OpenSPM");
        visit.isGoodEverywhere();
        visit.page().click("details.menu summary");
        visit.isGoodEverywhere();
        visit.page().click(".menu-out button");
        visit.page().waitForURL("**/login?signed-out");
        assertThat(visit.page().textContent("[role=status]")).contains("You are signed out.");
    }

    @Test
    void showsEachRoleItsOwnMenu(Visit visit) {
        visit.signIn("frame-auditor");
        visit.page().click("details.menu summary");
        assertThat(visit.page().locator(".menu-links").textContent()).doesNotContain("Settings", "Developers");
        assertThat(visit.page().locator("nav.areas").textContent())
                .contains("Cockpit")
                .doesNotContain("My pay");
    }

    @Test
    void changesLanguageAndColoursFromTheMenu(Visit visit) {
        visit.signIn("frame-polyglot").open("/settings/users");
        visit.page().click("details.menu summary");
        visit.page().click("button[value=nl]");
        visit.page().waitForURL("**/settings/users");
        assertThat(visit.page().textContent("h1")).isEqualTo("Gebruikers");
        visit.page().click("details.menu summary");
        visit.page().click("button[value=dark]");
        visit.page().waitForURL("**/settings/users");
        assertThat(visit.page().getAttribute("html", "data-bs-theme")).isEqualTo("dark");
    }

    @Test
    void makesAUserWhoReplacesTheOneTimePassword(Visit visit) {
        visit.signIn("frame-admin").open("/settings/users/new").isGoodEverywhere();
        visit.page().fill("#displayName", "Bo Jansen");
        visit.page().fill("#username", "frame-bo");
        visit.page().check("input[value=AUDITOR]");
        visit.page().click("main button[type=submit]");
        var once = visit.page().textContent("code.secret");
        visit.isGoodEverywhere();
        visit.page().context().clearCookies();
        visit.open("/login");
        visit.page().fill("#username", "frame-bo");
        visit.page().fill("#password", once);
        visit.page().click("main button[type=submit]");
        assertThat(visit.page().url()).endsWith("/account");
        visit.isGoodEverywhere();
        visit.page().fill("#current", once);
        visit.page().fill("#wanted", "my very own password");
        visit.page().click("main button[type=submit]");
        assertThat(visit.page().textContent("#flash")).contains("password is changed");
        visit.open("/cockpit");
        assertThat(visit.page().textContent("h1")).isEqualTo("Cockpit");
    }

    @Test
    void makesATokenThatIsShownOnceAndDescribesTheApi(Visit visit) {
        visit.signIn("frame-admin").open("/developers").isGoodEverywhere();
        visit.page().fill("#name", "nightly load");
        visit.page().click("main form[action$='/developers/tokens'] button[type=submit]");
        assertThat(visit.page().locator("code.secret").first().textContent()).startsWith("spm_");
        visit.isGoodEverywhere();
        visit.page().reload();
        assertThat(visit.page().locator("code.secret").count()).isZero();
        visit.open("/developers/api");
        visit.page()
                .getByText("/api/v1/me", new Page.GetByTextOptions().setExact(true))
                .waitFor();
        visit.isGoodEverywhere();
    }

    @Test
    void showsFriendlyPagesForWhatIsNotThereOrNotAllowed(Visit visit) {
        visit.signIn("frame-rep").open("/settings/users");
        assertThat(visit.page().textContent("h1")).isEqualTo("Not for you");
        visit.isGoodEverywhere().open("/no-such-page");
        assertThat(visit.page().textContent("h1")).isEqualTo("Nothing here");
        visit.isGoodEverywhere().forgiveComplaints();
    }
}
