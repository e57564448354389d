package io.tieout.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, as the security chain found out. */
final class Visitors {

    private Visitors() {}

    static Optional<Visitor> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<Visitor> of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof Visitor visitor
                ? Optional.of(visitor)
                : Optional.empty();
    }
}
