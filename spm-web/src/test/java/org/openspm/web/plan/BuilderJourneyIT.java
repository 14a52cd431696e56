package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.testing.BrowserTest;
import org.openspm.web.testing.TestUsers;
import org.openspm.web.testing.Visit;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan built in a browser: form and text move together, a rate table comes from a spreadsheet. */
@BrowserTest
class BuilderJourneyIT {
    @Autowired
    private TestUsers users;

    @Test
    void buildsAPlanByFormAndTextSideBySide(Visit visit) {
        users.user("builder-admin", null, Role.ADMIN);
        visit.signIn("builder-admin").open("/plans?start=ACCELERATOR");
        var page = visit.page();
        page.click("button[value='open:/components/0']");
        page.waitForSelector("input[name='value:/components/0/rate']");
        visit.isGoodEverywhere();

        page.fill("input[name='value:/components/0/rate']", "6 %");
        page.keyboard().press("Tab");
        text(page, "rate: 6 % +# or: payee\\.rate");

        page.evaluate("""
                () => {
                  const cell = document.querySelector('.bf-grid input');
                  const cells = new DataTransfer();
                  cells.setData('text/plain', '90%\\tx 1\\n110%\\tx 1,25\\n\\tx 2');
                  cell.focus();
                  cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: cells, bubbles: true, cancelable: true }));
                }""");
        text(page, "\\{to: 110 %, value: x 1\\.25\\}");

        page.fill("#text", page.inputValue("#text").replace("plan: ACCELERATOR", "plan: BUILT"));
        page.click("button[value='open:/']");
        page.waitForSelector("input[name='value:/plan']");
        assertThat(page.inputValue("input[name='value:/plan']")).isEqualTo("BUILT");
        page.click("text=Save draft");
        page.waitForURL("**/plans/BUILT/versions/1");
        assertThat(page.textContent(".plan-lines")).contains("rate: 6 %", "{to: 110 %, value: x 1.25}");
    }

    /** The text beside the form has what the form was told. */
    private static void text(Page page, String written) {
        PlaywrightAssertions.assertThat(page.locator("#text")).hasValue(Pattern.compile(written));
    }
}
