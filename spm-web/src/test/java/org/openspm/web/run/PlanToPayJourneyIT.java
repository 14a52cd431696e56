package org.openspm.web.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.incentive.plan.PlanStarter;
import org.openspm.web.testing.BrowserTest;
import org.openspm.web.testing.TestUsers;
import org.openspm.web.testing.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the words of a plan to published statements in a real browser: one person writes and calculates, another lets through. */
@BrowserTest
class PlanToPayJourneyIT {
    private static final String PLAN = PlanStarter.FLAT
            .text()
            .replace("plan: COMMISSION", "plan: JOURNEY")
            .replace("pays: month", "pays: quarter");

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSmallCompany() {
        users.user("journey-admin", null, Role.ADMIN);
        users.user("journey-finance", null, Role.FINANCE);
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, 'JOURNEY-Q1', 'QUARTER', 2018, '[2018-01-01,2018-04-01)' from calendar""");
        sql("insert into person (code, full_name) values ('JOURNEY-ana', 'Ana Journey')");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'JOURNEY', 'PROMOTED', 'test', now())""");
        sql("""
                insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                select 'crm', 'JOURNEY-1', 1, '2018-02-03', 2000, 'EUR', p.key, b.id, now()
                  from person p, import_batch b where p.code = 'JOURNEY-ana' and b.name = 'JOURNEY'""");
    }

    @Test
    void aPlanIsWrittenApprovedCalculatedAndPublished(Visit visit) {
        visit.signIn("journey-admin").open("/plans?start=ACCELERATOR").isGoodEverywhere();
        var page = visit.page();
        page.fill("#text", PLAN.replace("rate: 4 %", "rate: sale *"));
        assertThat(page.locator(".plan-faults li").first()).containsText("Line 22");
        assertThat(page.locator("#gutter .wrong")).hasCount(1);
        visit.isGoodEverywhere();
        page.fill("#text", PLAN.replace("rate: 4 %", "rate: 3 %"));
        assertThat(page.locator(".plan-example[open]")).hasCount(2);
        page.fill("#text", PLAN);
        assertThat(page.locator("#answer")).containsText("All 2 hold");
        press(visit, "Save draft");
        assertThat(page).hasURL(Pattern.compile(".*/plans/JOURNEY/versions/1"));
        visit.isGoodEverywhere();
        press(visit, "Submit for approval");
        assertThat(page.locator("main")).containsText("Somebody other than you");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, '[2018-01-01,)' from compensation_plan c, person p
                 where c.code = 'JOURNEY' and p.code = 'JOURNEY-ana'""");

        as(visit, "journey-finance").open("/plans/JOURNEY/versions/1");
        press(visit, "Approve");
        page.fill("#from", "2018-01-01");
        press(visit, "Publish");
        visit.open("/plans/JOURNEY").isGoodEverywhere();
        assertThat(page.locator(".subtitle")).containsText("Version 1 since");

        as(visit, "journey-admin").open("/runs").isGoodEverywhere();
        page.selectOption("#year", "2018");
        press(visit, "Calculate");
        assertThat(page).hasURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));
        var run = page.url().substring(page.url().indexOf("/runs/"));
        assertThat(page.locator(".run-acts")).containsText("Calculated for journey-admin");
        assertThat(page.locator("main .figure").first()).hasText("€\u00a080.00");
        visit.isGoodEverywhere();

        as(visit, "journey-finance").open(run);
        press(visit, "Approve");
        page.click("a:has-text('Publish …')");
        assertThat(page.locator("main")).containsText("JOURNEY-Q1");
        visit.isGoodEverywhere();
        press(visit, "Publish run " + page.textContent("h1").replaceAll("\\D", ""));
        assertThat(page.locator(".run-acts")).containsText("Published by journey-finance");
        assertThat(jdbc.sql("select total::text from statement s join person p on p.key = s.person_key"
                                + " where p.code = 'JOURNEY-ana'")
                        .query(String.class)
                        .single())
                .isEqualTo("80.0000");
    }

    private static void press(Visit visit, String name) {
        visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Visit as(Visit visit, String username) {
        visit.page().context().clearCookies();
        return visit.signIn(username);
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
