package io.tieout.blackbox;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** How somebody works with a page: with a mouse, or with the keyboard alone. */
interface Hands {

    /** A link, button or checkbox. */
    void press(String what);

    void fill(String field, String text);

    void attach(String field, Path file);

    static Hands mouse(Page page) {
        return new Hands() {
            @Override
            public void press(String what) {
                page.locator(what).first().click();
            }

            @Override
            public void fill(String field, String text) {
                page.locator(field).fill(text);
            }

            @Override
            public void attach(String field, Path file) {
                page.locator(field).setInputFiles(file);
            }
        };
    }

    /** Nothing but keys: what the tabulator can't reach can't be used. */
    static Hands keyboard(Page page) {
        return new Hands() {

            private static final int MOST_STOPS = 400;

            @Override
            public void press(String what) {
                reach(what);
                page.keyboard()
                        .press(
                                (Boolean) page.evaluate("() => document.activeElement.type === 'checkbox'")
                                        ? "Space"
                                        : "Enter");
            }

            @Override
            public void fill(String field, String text) {
                reach(field);
                if (Boolean.TRUE.equals(page.evaluate("() => document.activeElement.type === 'month'"))) {
                    // Two places in one field: the month, then the year.
                    page.keyboard().type(text.substring(5) + text.substring(0, 4));
                } else {
                    page.keyboard().press("Control+A");
                    page.keyboard().type(text);
                }
            }

            @Override
            public void attach(String field, Path file) {
                reach(field);
                // What opens from there is the browser's own dialog, which no page has a part in.
                page.locator(field).setInputFiles(file);
            }

            /** Each stop on the way has to show where it is. */
            private void reach(String what) {
                for (int stops = 0; stops < MOST_STOPS; stops++) {
                    page.keyboard().press("Tab");
                    Object there = page.evaluate("""
                            what => {
                                const here = document.activeElement;
                                const style = getComputedStyle(here);
                                const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                                // The parts within a month's field are marked by the browser itself.
                                if (!shown && here !== document.body && here.type !== 'month') {
                                    return 'hidden: ' + here.outerHTML.slice(0, 200);
                                }
                                return here === document.querySelector(what);
                            }""", what);
                    if (Boolean.TRUE.equals(there)) {
                        return;
                    }
                    if (there instanceof String hidden) {
                        throw new AssertionError("the focus can't be seen at " + hidden + " on " + page.url());
                    }
                }
                throw new AssertionError(what + " can't be reached by the tabulator on " + page.url());
            }
        };
    }
}
