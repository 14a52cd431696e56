package org.openspm.web.simulation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.web.testing.BrowserTest;
import org.openspm.web.testing.TestUsers;
import org.openspm.web.testing.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Twelve people sell alike in two quarters of 2014. A draft pays three times as much in the second: two ways to change it are
 * simulated side by side, it is published all the same, and the run over it is held until somebody says why it is right.
 */
@BrowserTest
class DraftToDecisionJourneyIT {
    private static final String PLAN = """
            plan: DECIDE
            title: A decision
            currency: EUR
            pays: quarter
            credits:
              - {credit: seller, of: orders, to: seller}
            measures:
              - {measure: sales, credits: seller, sum: amount}
            components:
              - {component: Commission, on: sales, rate: 5 %}
            """;

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Autowired
    private TestUsers users;

    @Autowired
    private PlanImport plans;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twelvePeopleWhoSellAlike() {
        users.user("decide-admin", null, Role.ADMIN);
        users.user("decide-finance", null, Role.FINANCE);
        var company = TestCompany.beside(jdbc, "DECIDE", 2014).firstQuarters(2);
        plans.fromText(PLAN, LocalDate.of(2014, 1, 1), "test");
        for (int n = 1; n <= 12; n++) {
            var person = "DECIDE-p" + n;
            company.person(person, "Seller " + n).assign("DECIDE", person);
            company.book(Sale.of("DECIDE-a" + n, "2014-02-03", "1000").by(person));
            company.book(Sale.of("DECIDE-b" + n, "2014-05-06", "1000").by(person));
        }
        company.seat("DECIDE-seat", "DECIDE-title", "DECIDE-p1");
    }

    @Test
    void aDraftIsSimulatedPublishedHeldAndLetThrough(Visit visit) {
        var page = visit.signIn("decide-admin").open("/simulations").page();
        page.fill("#name", "As decided");
        page.fill("#first", "2014-01-01");
        page.fill("#last", "2014-06-30");
        press(page, "Create");
        assertThat(page.locator("main")).containsText("Put somebody else on a seat");
        calculate(page);
        assertThat(page.locator("main")).containsText("0 get more");
        var one = address(page);

        open(page, "What is different", "Change");
        page.locator("summary", new Page.LocatorOptions().setHasText(Pattern.compile("^Copy$")))
                .click();
        page.fill("#copy", "Without Seller 12");
        page.locator("form", new Page.LocatorOptions().setHas(page.locator("#copy")))
                .locator("button")
                .click();
        assertThat(page.locator(".subtitle")).containsText("Without Seller 12");
        change(page, "Take somebody out of a plan", "PLAN_END", () -> {
            page.selectOption("#name-PLAN_END", "DECIDE");
            page.fill("#code-PLAN_END", "DECIDE-p12");
            page.fill("#from-PLAN_END", "2014-04-01");
        });
        assertThat(page.locator("main")).containsText("No longer in plan DECIDE from 1 Apr 2014: DECIDE-p12");
        change(page, "Put somebody else on a seat", "SEAT", () -> {
            page.fill("#what-SEAT", "DECIDE-seat");
            page.fill("#code-SEAT", "DECIDE-p2");
            page.fill("#from-SEAT", "2014-04-01");
        });
        assertThat(page.locator("main")).containsText("Seat DECIDE-seat is held by DECIDE-p2 from 1 Apr 2014");
        visit.isGoodEverywhere();
        calculate(page);
        assertThat(page.locator("main")).containsText("1 get less");
        page.selectOption("#right", new SelectOption().setLabel("As decided"));
        press(page, "Compare");
        assertThat(page.locator("h1")).containsText("Without Seller 12 beside As decided");
        assertThat(page.locator("main")).containsText("+€\u00a050.00");
        assertThat(page.locator("tbody tr").first()).containsText("Seller 12");
        visit.isGoodEverywhere();
        visit.open(one);
        assertThat(page.locator("h1")).hasText("As decided");

        visit.open("/plans/DECIDE/text?version=1");
        page.fill("#text", PLAN.replace("rate: 5 %", "rate: 15 %"));
        press(page, "Save draft");
        assertThat(page).hasURL(Pattern.compile(".*/plans/DECIDE/versions/2"));
        press(page, "Submit for approval");
        assertThat(page.locator("main")).containsText("Somebody other than you");
        as(visit, "decide-finance").open("/plans/DECIDE/versions/2");
        press(page, "Approve");
        page.fill("#from", "2014-04-01");
        press(page, "Publish");
        assertThat(page.locator("#flash")).containsText("Version 2 is in force from");

        as(visit, "decide-admin").open("/runs");
        page.selectOption("#year", "2014");
        press(page, "Calculate");
        assertThat(page).hasURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));
        assertThat(page.locator(".run-acts")).isVisible(PATIENTLY);
        assertThat(page.locator(".run-acts")).containsText("Calculated for decide-admin");
        assertThat(page.locator(".sanity").first()).containsText("Whoever approves the run says first why");
        var run = address(page);

        as(visit, "decide-finance").open(run);
        press(page, "Approve");
        assertThat(page.locator("body")).containsText("TOTAL_CHANGE (1)");
        visit.forgiveComplaints().open(run);
        visit.isGoodEverywhere();
        for (var bound : new String[] {"TOTAL_CHANGE", "EFFECTIVE_RATE"}) {
            var form = page.locator(".sanity-form", new Page.LocatorOptions().setHas(page.locator("#reason-" + bound)));
            form.locator("input[name=reason]").fill("The new plan triples the rate: " + bound);
            form.locator("button").click();
            assertThat(page.locator(".sanity-said", new Page.LocatorOptions().setHasText(bound)))
                    .isVisible();
        }
        press(page, "Approve");
        assertThat(page.locator(".run-acts")).containsText("Approved by decide-finance");
        visit.isGoodEverywhere();
    }

    private static void calculate(Page page) {
        press(page, "Calculate");
        assertThat(page.locator(".effect-difference")).isVisible(PATIENTLY);
    }

    private static void change(Page page, String title, String kind, Runnable fill) {
        page.locator("summary", new Page.LocatorOptions().setHasText(title)).click();
        fill.run();
        page.locator("form", new Page.LocatorOptions().setHas(page.locator("input[name=type][value=" + kind + "]")))
                .locator("button[type=submit]")
                .click();
    }

    private static void open(Page page, String section, String link) {
        page.locator("section", new Page.LocatorOptions().setHasText(section))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private static String address(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Visit as(Visit visit, String username) {
        visit.page().context().clearCookies();
        return visit.signIn(username);
    }
}
