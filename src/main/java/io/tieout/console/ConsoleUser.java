package io.tieout.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param version another one after each change of role, password or lock: sessions of before it hold no longer
 * @param locked by a command; nobody is locked for good by wrong passwords
 */
public record ConsoleUser(
        long id,
        String name,
        Role role,
        int version,
        boolean locked,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {}
