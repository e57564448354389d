package io.tieout.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Who accepted a row that needs a person, why and when. It holds while status and figures are what they were. */
public record Acceptance(String account, String reason, Instant at) {

    /** As it stands beside the row. */
    public String words() {
        return "accepted by " + account + " on " + LocalDate.ofInstant(at, ZoneOffset.UTC) + ": " + reason;
    }
}
