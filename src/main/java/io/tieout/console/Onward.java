package io.tieout.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/** After something was done the browser is sent on, so that loading the page again does not do it twice. */
final class Onward {

    private Onward() {}

    /** @param path of ours, encoded. @param message what it came to; the next page shows it once */
    static void to(HttpServletRequest request, HttpServletResponse response, String path, String message) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("message", message);
        RequestContextUtils.saveOutputFlashMap(path, request, response);
        ConsoleSecurity.to(response, path);
    }
}
