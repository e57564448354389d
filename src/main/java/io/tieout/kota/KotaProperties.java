package io.tieout.kota;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Kota to talk to and how patiently. Nothing is refused while it is bound, so that commands
 * without Kota start without a key; {@link #whyUnusable} says what is wrong before the first call.
 *
 * @param baseUrl without a slash at the end; {@code http} only for this machine itself
 * @param apiKey a secret; never printed
 * @param inFlight most calls at once, by all threads together, at least 1
 * @param connectTimeout until a connection stands
 * @param requestTimeout one try, from sending to the last byte of the answer
 * @param callTimeout a call with all its tries and waits; far below the hour that Kota keeps an idempotency key
 */
@ConfigurationProperties("kota")
public record KotaProperties(
        String baseUrl,
        @Nullable String apiKey,
        int inFlight,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration callTimeout,
        Retry retry) {

    public static final String TEST_URL = "https://test.api.kota.io";

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[?::1]?|localhost");
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * How often and how patiently a call is tried again after 429, 5xx or a broken connection.
     *
     * @param maxAttempts tries in all, at least 1
     * @param initialDelay wait before the second try; doubles with each further one, moved by chance up to half
     * @param maxDelay longest wait between two tries, unless Kota asks for more by {@code Retry-After}
     */
    public record Retry(
            @DefaultValue("8") int maxAttempts,
            @DefaultValue("1s") Duration initialDelay,
            @DefaultValue("60s") Duration maxDelay) {

        public static final Retry DEFAULT = new Retry(8, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    @ConstructorBinding
    public KotaProperties(
            @DefaultValue(TEST_URL) String baseUrl,
            @Nullable String apiKey,
            @DefaultValue("16") int inFlight,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("30s") Duration requestTimeout,
            @DefaultValue("5m") Duration callTimeout,
            @DefaultValue Retry retry) {
        this.baseUrl = baseUrl.isBlank() ? TEST_URL : baseUrl.strip().replaceAll("/+$", "");
        this.apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
        this.inFlight = inFlight;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.callTimeout = callTimeout;
        this.retry = retry;
    }

    /** The defaults, for one Kota. */
    public static KotaProperties of(String baseUrl, String apiKey) {
        return new KotaProperties(
                baseUrl,
                apiKey,
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Retry.DEFAULT);
    }

    /** What must be mended before Kota can be called, in words for the user; null when all is well. */
    public @Nullable String whyUnusable() {
        String url = whyUrlUnusable();
        if (url != null) {
            return url;
        }
        if (apiKey == null) {
            return "KOTA_API_KEY is not set, so Kota can't be called. Set it to the platform's key.";
        }
        if (!SENDABLE.matcher(apiKey).matches()) {
            return "KOTA_API_KEY holds a space or a character that no key has. Copy the key again.";
        }
        if (inFlight < 1 || retry.maxAttempts() < 1) {
            return "kota.in-flight and kota.retry.max-attempts must be at least 1.";
        }
        return null;
    }

    private @Nullable String whyUrlUnusable() {
        URI uri;
        try {
            uri = new URI(baseUrl);
        } catch (URISyntaxException e) {
            return "KOTA_BASE_URL is not a URL. It looks like " + TEST_URL + ".";
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        // No userinfo: a password in a URL ends up in messages. No query: paths are appended.
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getQuery() != null
                || uri.getFragment() != null
                || !(scheme.equals("https") || scheme.equals("http"))) {
            return "KOTA_BASE_URL must be https:// and a host, without a user or a query. It looks like " + TEST_URL
                    + ".";
        }
        if (scheme.equals("http")
                && !LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()) {
            return "KOTA_BASE_URL is http://, which would send the key and people's data in the clear to "
                    + uri.getHost() + ". Use https://; http:// is for this machine only (127.0.0.1, ::1, localhost).";
        }
        return null;
    }

    /** test or live by the key's prefix; other for a key that says neither, none without a key. */
    public String keyKind() {
        if (apiKey == null) {
            return "none";
        }
        return apiKey.startsWith("pk_test_") ? "test" : apiKey.startsWith("pk_live_") ? "live" : "other";
    }

    @Override
    public String toString() {
        return "KotaProperties[baseUrl=" + baseUrl + ", key=" + keyKind() + ", inFlight=" + inFlight + "]";
    }
}
