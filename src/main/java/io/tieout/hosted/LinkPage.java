package io.tieout.hosted;

import org.springframework.web.util.HtmlUtils;

/** The few pages that a mailed link shows. They load nothing from anywhere and run no script. */
final class LinkPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>body{font:18px/1.5 sans-serif;max-width:32em;margin:4em auto;padding:0 1em}
            button{font:inherit;padding:.6em 1.2em}</style></head>
            <body><h1>%s</h1><p>%s</p>%s</body></html>
            """;

    private LinkPage() {}

    static String button() {
        return page(
                "Your health cover",
                "Kota's pages open with the button. That works once; nothing has happened by opening this page.",
                "<form method=\"post\"><button>Go to Kota's pages</button></form>");
    }

    static String words(String title, String text) {
        return page(title, text, "");
    }

    private static String page(String title, String text, String form) {
        String shown = HtmlUtils.htmlEscape(title, "UTF-8");
        return FRAME.formatted(shown, shown, HtmlUtils.htmlEscape(text, "UTF-8"), form);
    }
}
