package io.tieout.hosted;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call over HTTP, and for what.
 *
 * @param name given by whoever made it, to know it again
 * @param lastUsedAt to the minute; null when it never was
 * @param revokedAt null while it holds
 */
public record ApiToken(
        long id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
