package io.tieout.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** There is no database to work with. The message says why and what to do; nothing was read or written. */
public final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    /** The exception of this kind behind a failed start of Spring, which wraps it several times. */
    public static Optional<DatabaseUnavailableException> behind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
