package io.tieout.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Binds the database to the first Kota and the first hash key it served. Ids of a test account among those of the live
 * one, or hashes under two keys, would look like changes to every person.
 */
@Component
public class Installation {

    private final JdbcClient jdbc;
    private final Clock clock;

    Installation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this database serves a Kota already. */
    public boolean servesKota() {
        return jdbc.sql("select count(*) from installation where kota_base_url is not null")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Binds to this Kota, or checks that it is the one.
     *
     * @param baseUrl its address; a lasting name instead for one that changes its port, like the stand-in
     * @param keyKind what the key opens: {@code test} or {@code live}
     * @throws InstallationMismatchException when the database serves another
     */
    public void bindKota(String baseUrl, String keyKind) {
        String url = canonical(baseUrl);
        Map<String, Object> bound = jdbc.sql("insert into installation (id, kota_base_url, kota_key_kind, bound_at)"
                        + " values (1, :url, :kind, :now) on conflict (id) do update set"
                        + " kota_base_url = coalesce(installation.kota_base_url, excluded.kota_base_url),"
                        + " kota_key_kind = coalesce(installation.kota_key_kind, excluded.kota_key_kind)"
                        + " returning kota_base_url, kota_key_kind")
                .param("url", url)
                .param("kind", keyKind)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query()
                .singleRow();
        if (!url.equals(bound.get("kota_base_url")) || !keyKind.equals(bound.get("kota_key_kind"))) {
            throw new InstallationMismatchException("This database belongs to " + bound.get("kota_base_url") + " with "
                    + bound.get("kota_key_kind") + " keys, and " + url + " with a " + keyKind + " key was asked for. "
                    + "Set KOTA_BASE_URL and KOTA_API_KEY as they were, or give the other Kota a database of its own "
                    + "with TIEOUT_HOME or SPRING_DATASOURCE_URL.");
        }
    }

    /**
     * Binds to this hash key, or checks that it is the one.
     *
     * @param fingerprint a digest of the key from which the key cannot be found
     * @throws InstallationMismatchException when the hashes in the database were made with another
     */
    public void bindHashKey(String fingerprint) {
        String bound = jdbc.sql("insert into installation (id, hash_key_fingerprint, bound_at)"
                        + " values (1, :fingerprint, :now) on conflict (id) do update set hash_key_fingerprint ="
                        + " coalesce(installation.hash_key_fingerprint, excluded.hash_key_fingerprint)"
                        + " returning hash_key_fingerprint")
                .param("fingerprint", fingerprint)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
        if (!fingerprint.equals(bound)) {
            throw new InstallationMismatchException("The hashes in this database were made with the hash key " + bound
                    + ", and the present one is " + fingerprint + ". With another key every person would look changed. "
                    + "Set TIEOUT_HASH_KEY as it was, or begin anew with another database.");
        }
    }

    /** Two ways to write one address are one address. Anything that is none stays as it is. */
    private static String canonical(String baseUrl) {
        try {
            URI uri = new URI(baseUrl.strip());
            if (uri.getScheme() == null || uri.getHost() == null) {
                return baseUrl.strip();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() == (scheme.equals("https") ? 443 : 80) ? -1 : uri.getPort();
            String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
            return new URI(scheme, null, uri.getHost().toLowerCase(Locale.ROOT), port, path, null, null).toString();
        } catch (URISyntaxException e) {
            return baseUrl.strip();
        }
    }
}
