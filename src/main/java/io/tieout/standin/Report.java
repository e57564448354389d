package io.tieout.standin;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one report besides its lines.
 *
 * @param digest of the lines last served; the update time moves only with it
 * @param frozen the lines as they were when a call finalized it
 */
record Report(
        Key key,
        Instant createdAt,
        Instant updatedAt,
        String digest,
        @Nullable Instant finalizedAt,
        @Nullable ReportContent frozen) {

    /** One report per employer, client company (null where there is none) and month. */
    record Key(String employerId, @Nullable String customer, YearMonth period) {

        String id() {
            return customer == null
                    ? Ids.derived("ctr", employerId, period.toString())
                    : Ids.derived("ctr", employerId, period.toString(), customer);
        }
    }

    String status() {
        return finalizedAt == null ? "open" : "finalized";
    }

    Report changed(String newDigest, Instant at) {
        return new Report(key, createdAt, at, newDigest, finalizedAt, frozen);
    }

    Report finalized(Instant at, ReportContent content) {
        return new Report(key, createdAt, at, digest, at, content);
    }
}
