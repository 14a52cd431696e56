package org.openspm.web.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test a fresh {@link Visit} in the one browser of this JVM, and checks at its end that the console stayed clean. */
class Visits implements ParameterResolver, AfterEachCallback {
    private static final Namespace KEPT = Namespace.create(Visits.class);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visit.class;
    }

    @Override
    public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var browser = context.getRoot()
                .getStore(KEPT)
                .computeIfAbsent(RunningBrowser.class, type -> RunningBrowser.start(), RunningBrowser.class);
        var environment = SpringExtension.getApplicationContext(context).getEnvironment();
        var visit = new Visit(browser.browser(), "http://localhost:" + environment.getProperty("local.server.port"));
        context.getStore(KEPT).put(Visit.class, visit);
        return visit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visit = context.getStore(KEPT).get(Visit.class, Visit.class);
        if (visit != null) {
            visit.close(context.getExecutionException().isEmpty());
        }
    }

    private record RunningBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
        static RunningBrowser start() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setArgs(ARGUMENTS));
            return new RunningBrowser(playwright, browser);
        }

        private static Path chromium() {
            return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Browser tests need Chromium; install it, on Debian by: apt-get install -y chromium"));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
