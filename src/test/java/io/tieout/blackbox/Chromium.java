package io.tieout.blackbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser that is installed here, without a screen. It is given nothing but the pages of the test. */
final class Chromium implements Opened.Thing {

    private static final String NAME = "chromium";
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> ALONE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ALONE)
                        .setTimeout(PATIENCE_MS));
    }

    /** Skips the test aloud where there is none, and fails it where the build machine has none. */
    static Chromium open() {
        Path found = Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(NAME + " is not installed, and CI must have it: apt-get install chromium");
        }
        if (found == null) {
            Stream.of("", "SKIPPED: " + NAME + " is not installed, so no browser opened the console.", "")
                    .forEach(System.err::println);
        }
        assumeTrue(found != null, NAME + " is not installed");
        return new Chromium(found);
    }

    /** A window of somebody who has never been here. */
    Page window() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    String version() {
        return browser.version();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
