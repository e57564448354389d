package io.tieout.hosted;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where our pages are seen from outside ({@code tieout.public-url}), and the key that signs links to them:
 * {@code TIEOUT_LINK_KEY}, else one that is derived from the key of the hashes.
 */
@Component
class LinkSettings {

    private static final int SHORTEST = 32;
    private static final int SIGNATURE_BYTES = 16;

    private final Environment settings;

    LinkSettings(Environment settings) {
        this.settings = settings;
    }

    /** Without a slash at the end; null when it is not set or no address for people's pages. */
    @Nullable
    String publicUrl() {
        String url = settings.getProperty("tieout.public-url", "").strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(url);
            boolean loopback = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || loopback) ? url : null;
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }

    boolean hasKey() {
        return key() != null;
    }

    /** The signature of a text, in letters that a URL may hold. @throws IllegalStateException without a key */
    String sign(String text) {
        byte[] key = key();
        if (key == null) {
            throw new IllegalStateException("there is no key to sign links with");
        }
        byte[] own = mac(key, "tieout mailed links 1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac(own, text), SIGNATURE_BYTES));
    }

    private byte @Nullable [] key() {
        String given = settings.getProperty("tieout.link-key", settings.getProperty("tieout.hash-key", ""))
                .strip();
        if (given.isEmpty() && settings.getProperty("spring.datasource.url", "").isBlank()) {
            given = madeKey(
                    Path.of(settings.getProperty("tieout.home", ".tieout")).resolve("hash-key"));
        }
        return given.length() < SHORTEST ? null : given.getBytes(StandardCharsets.UTF_8);
    }

    private static String madeKey(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
