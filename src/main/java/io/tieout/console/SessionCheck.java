package io.tieout.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session whose user was locked, or has another role or password than when it began. */
// No bean: a filter that is one would stand before every path.
final class SessionCheck extends OncePerRequestFilter {

    private final ConsoleUsers users;

    SessionCheck(ConsoleUsers users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Visitor> visitor = Visitors.current();
        if (visitor.isPresent() && !holds(visitor.get())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean holds(Visitor visitor) {
        return visitor.userId() == null
                || users.unchanged(visitor.userId(), visitor.version()).isPresent();
    }
}
