package io.tieout.console;

import io.tieout.batch.UsageException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords slowly, and compares them in the same time whether or not there is a hash. */
@Lazy
@Component
class Passwords {

    private static final int SHORTEST = 12;
    /** bcrypt looks at no more bytes, so that what follows would be no part of the password. */
    private static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = encoder.encode("nobody's password");

    /** @throws UsageException if it is too short or too long */
    String hash(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST || bytes(password) > MOST_BYTES) {
            throw new UsageException("A password has at least " + SHORTEST + " characters and at most " + MOST_BYTES
                    + " bytes. Several words in a row are easy to keep in mind.");
        }
        return encoder.encode(password);
    }

    /** @param hash null when there is no such user; takes as long, and is false */
    boolean matches(String password, @Nullable String hash) {
        String candidate = bytes(password) > MOST_BYTES ? "" : password;
        boolean equal = encoder.matches(candidate, hash == null ? nobodys : hash);
        return equal && hash != null;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
