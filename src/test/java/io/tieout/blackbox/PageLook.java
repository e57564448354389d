package io.tieout.blackbox;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks at a page as people have it: wide and narrow, light and dark. Each look leaves a picture. */
final class PageLook {

    private static final Path PICTURES = Path.of("target/console-pictures");
    private static final int HEIGHT = 900;
    private static final String AXE = axe();
    private static final String FINDINGS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => found.impact + ' ' + found.id + ': ' + found.nodes.slice(0, 3)
                    .map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
            """;

    private final List<String> problems = new ArrayList<>();
    private final boolean looks;

    PageLook() {
        this(true);
    }

    private PageLook(boolean looks) {
        this.looks = looks;
    }

    /** Somebody who passes by without a look. */
    static PageLook none() {
        return new PageLook(false);
    }

    /** @param name of the pictures */
    void at(Page page, String name) {
        if (!looks) {
            return;
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, HEIGHT);
                String here = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(here + ".png"))
                        .setFullPage(true));
                sideways(page, here);
                accessible(page, here);
            }
        }
        page.setViewportSize(1280, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void sideways(Page page, String here) {
        Object beyond = page.evaluate("() => document.scrollingElement.scrollWidth - window.innerWidth");
        if (((Number) beyond).intValue() > 0) {
            Object widest = page.evaluate("() => [...document.querySelectorAll('body *')]"
                    + ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)"
                    + ".slice(0, 3).map(e => e.tagName + '.' + e.className + '#' + e.id).join(', ')");
            problems.add(here + " scrolls sideways by " + beyond + " px: " + widest);
        }
    }

    private void accessible(Page page, String here) {
        page.evaluate(AXE);
        for (Object finding : (List<?>) page.evaluate(FINDINGS)) {
            problems.add(here + ": " + finding);
        }
    }

    /** What was wrong on any of the pages, and what they did that they should not. */
    List<String> problems(Witness witness) {
        return Stream.concat(problems.stream(), witness.seen().stream()).toList();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(PageLook.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
