package io.tieout.kota;

import io.tieout.kota.KotaException.Code;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the parts of the client have in common: they all make calls, by one budget over one pool. */
interface Wire {

    /** The largest page that Kota gives. */
    int PAGE = 100;

    Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** @throws KotaException when it did not succeed, after all retries */
    <T> T call(Operation operation, Function<KotaApi, @Nullable T> request);

    /** Empty when Kota itself says that there is none; a gateway's 404 says nothing about that. */
    default <T> Optional<T> callForOne(Operation operation, Function<KotaApi, @Nullable T> request) {
        try {
            return Optional.of(call(operation, request));
        } catch (KotaException e) {
            if (e.code() == Code.NOT_FOUND && e.facts().inKotasWords()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static String checked(String idempotencyKey) {
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw new IllegalArgumentException("an idempotency key has 1 to 200 printable ASCII characters");
        }
        return idempotencyKey;
    }
}
