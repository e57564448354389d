package io.tieout.roster;

import io.tieout.batch.UsageException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A database belongs to one hash key: under another every row would look changed. */
@Component
class HashKeyBinding {

    private final JdbcClient db;
    private final Clock clock;

    HashKeyBinding(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void bind(String fingerprint) {
        String bound = db.sql("""
                        insert into installation as i (hash_key_fingerprint, bound_at) values (:fingerprint, :now)
                        on conflict (id) do update
                            set hash_key_fingerprint = coalesce(i.hash_key_fingerprint, excluded.hash_key_fingerprint)
                        returning hash_key_fingerprint
                        """)
                .param("fingerprint", fingerprint)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
        if (!bound.equals(fingerprint)) {
            throw new UsageException("this database was filled under another TIEOUT_HASH_KEY (fingerprint " + bound
                    + ", given " + fingerprint + "). Give that key again, or use another database.");
        }
    }
}
