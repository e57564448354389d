package io.tieout.hosted;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who calls the API, by the token in the Authorization header, and not too often. */
@Component
@ConditionalOnWebApplication
public class ApiGate {

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final RateLimit limit;

    ApiGate(ApiTokens tokens, @Value("${tieout.api.calls-per-minute:120}") int callsPerMinute) {
        this.tokens = tokens;
        this.limit = new RateLimit(Math.max(1, callsPerMinute));
    }

    /** For the security chain; what a caller without a token may do is decided there. */
    public OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Optional<ApiToken> token = token(request);
                if (token.isPresent()) {
                    long wait = limit.secondsToWait(token.get().id(), System.nanoTime());
                    if (wait > 0) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
                        Problems.write(response, HttpStatus.TOO_MANY_REQUESTS, "This token calls too often.");
                        return;
                    }
                    enter(token.get());
                }
                chain.doFilter(request, response);
            }
        };
    }

    private Optional<ApiToken> token(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given == null || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : tokens.holding(given.substring(BEARER.length()).strip());
    }

    private static void enter(ApiToken token) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "token " + token.id(),
                null,
                AuthorityUtils.createAuthorityList(
                        token.scopes().stream().map(Scope::authority).toList())));
        SecurityContextHolder.setContext(context);
    }
}
