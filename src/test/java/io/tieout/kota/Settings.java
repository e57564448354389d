package io.tieout.kota;

import java.time.Duration;

/** Settings of a client that does not wait. */
final class Settings {

    static final String KEY = "pk_test_marker7f3a";

    private Settings() {}

    static KotaProperties of(String url) {
        return of(url, Duration.ofSeconds(2), 4);
    }

    static KotaProperties of(String url, Duration requestTimeout, int maxAttempts) {
        return new KotaProperties(
                url,
                KEY,
                8,
                Duration.ofSeconds(2),
                requestTimeout,
                Duration.ofSeconds(20),
                new KotaProperties.Retry(maxAttempts, Duration.ofMillis(2), Duration.ofMillis(20)));
    }
}
