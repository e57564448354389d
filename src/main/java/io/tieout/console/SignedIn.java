package io.tieout.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Leads on to the page that was asked for before the sign-in, if it is one of ours. */
@Component
@ConditionalOnWebApplication
class SignedIn implements AuthenticationSuccessHandler {

    static final String START = "/console";

    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    SignedIn() {
        asked.setRequestMatcher(request -> request.getMethod().equals(HttpMethod.GET.name())
                && request.getHeader("HX-Request") == null
                && isPage(request.getRequestURI()));
        asked.setMatchingRequestParameterName(null);
    }

    RequestCache asked() {
        return asked;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        SavedRequest saved = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        ConsoleSecurity.to(response, saved == null ? START : pathOf(saved.getRedirectUrl()));
    }

    /** Of the address only what stands behind the host, and only within the console. */
    static String pathOf(@Nullable String address) {
        try {
            URI uri = new URI(address == null ? "" : address);
            String path = uri.getRawPath();
            if (path == null || !isPage(path)) {
                return START;
            }
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (URISyntaxException odd) {
            return START;
        }
    }

    private static boolean isPage(String path) {
        return path.equals(START) || path.startsWith(START + "/") && !path.startsWith(START + "/assets/");
    }
}
