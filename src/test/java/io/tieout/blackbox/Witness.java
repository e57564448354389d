package io.tieout.blackbox;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Notes what a page did that it should not: errors in the console, scripts that failed, requests to elsewhere. */
final class Witness {

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** @param server where every request has to go */
    Witness(Page page, String server) {
        page.onConsoleMessage(message -> {
            // A violation of the page's content security policy is told here too.
            if (message.type().equals("error") || message.type().equals("warning")) {
                seen.add("console: " + message.text() + " (" + page.url() + ")");
            }
        });
        page.onPageError(error -> seen.add("script: " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(server + "/") && !url.startsWith("data:")) {
                seen.add("asked elsewhere: " + url);
            }
        });
    }

    List<String> seen() {
        return List.copyOf(seen);
    }
}
