package org.openspm.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** One person at one browser: opens pages, and sees what a person would trip over. */
public final class Visit {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int DESKTOP_WIDTH = 1280;
    private static final int DESKTOP_HEIGHT = 900;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(Browser browser, String address) {
        this.address = address;
        context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !takenBack(message.text())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        desktop();
    }

    public Page page() {
        return page;
    }

    public Visit signIn(String username) {
        open("/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", TestUsers.PASSWORD);
        page.click("main button[type=submit]");
        // The click does not wait for the page that follows; whoever opened another one now would not be signed in yet.
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    public Visit open(String path) {
        page.navigate(address + path);
        return this;
    }

    public Visit phone() {
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        return this;
    }

    public Visit desktop() {
        page.setViewportSize(DESKTOP_WIDTH, DESKTOP_HEIGHT);
        return this;
    }

    public Visit dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    public Visit light() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Takes back complaints that the test provoked on purpose. */
    public Visit forgiveComplaints() {
        complaints.clear();
        return this;
    }

    /** The page is usable by everybody (axe, WCAG 2.2 AA) and fits, at desk and phone, in light and dark. */
    public Visit isGoodEverywhere() {
        light().desktop().isGood();
        phone().isGood();
        dark().isGood();
        desktop().isGood();
        return light();
    }

    private void isGood() {
        // A click does not wait for the page that follows, and half a page has neither its style nor its words.
        page.waitForLoadState();
        // Measured when the new size and colours have been drawn, and buttons have faded into them.
        var wider = page.evaluate("""
                async () => {
                  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                  await Promise.all(document.getAnimations()
                    .filter(one => one.effect?.getComputedTiming().iterations !== Infinity)
                    .map(one => one.finished.catch(() => {})));
                  return document.documentElement.scrollWidth - window.innerWidth;
                }""");
        assertThat(((Number) wider).intValue())
                .as(page.url() + " is wider than the screen by")
                .isLessThanOrEqualTo(1);
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(page.url())
                .extracting(rule -> rule.getId() + " at "
                        + rule.getNodes().getFirst().getTarget() + ": "
                        + rule.getNodes().getFirst().getFailureSummary())
                .isEmpty();
    }

    /**
     * htmx writes an error when a page takes a request back itself, since a newer one replaces it ({@code hx-sync}). A
     * request that failed is told by other names: {@code htmx:sendError}, {@code htmx:responseError}, {@code htmx:timeout}.
     */
    private static boolean takenBack(String complaint) {
        return complaint.startsWith("htmx:sendAbort") || complaint.startsWith("htmx:afterRequest");
    }

    void close(boolean passed) {
        context.close();
        if (passed) {
            assertThat(complaints).as("errors in the browser's console").isEmpty();
        }
    }
}
