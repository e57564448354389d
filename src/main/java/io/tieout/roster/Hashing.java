package io.tieout.roster;

import io.tieout.database.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes hashers with the installation's key; looked for only when a roster is really synced. */
@Component
class Hashing {

    private final Environment settings;
    private final Installation installation;

    private byte @Nullable [] key;

    Hashing(Environment settings, Installation installation) {
        this.settings = settings;
        this.installation = installation;
    }

    /**
     * A hasher for one thread.
     *
     * @throws io.tieout.batch.UsageException if there is no key and none may be made
     * @throws io.tieout.database.InstallationMismatchException if the database was filled under another
     */
    synchronized Hasher hasher() {
        if (key == null) {
            String database = settings.getProperty("spring.datasource.url");
            boolean embedded = database == null || database.isBlank();
            Path home = Path.of(settings.getProperty("tieout.home", ".tieout"));
            byte[] found = HashKey.of(settings.getProperty("tieout.hash-key"), embedded ? home : null);
            installation.bindHashKey(new Hasher(found).fingerprint());
            key = found;
        }
        return new Hasher(key);
    }
}
