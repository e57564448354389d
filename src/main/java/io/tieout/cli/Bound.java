package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.database.Installation;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaAccount;
import io.tieout.kota.KotaProperties;

/** The database and the Kota it serves belong together from the first run on. */
final class Bound {

    private Bound() {}

    static void toKota(Session session) {
        String unusable = session.get(KotaProperties.class).whyUnusable();
        if (unusable != null) {
            throw new UsageException(unusable);
        }
        Installation installation = session.get(Installation.class);
        if (!installation.servesKota()) {
            // A mistyped address or key must not bind the database for good, so Kota has to answer once first.
            session.get(Kota.class).employers(1);
        }
        KotaAccount account = session.get(KotaAccount.class);
        installation.bindKota(session.setting("tieout.kota-name", account.baseUrl()), account.keyKind());
    }
}
