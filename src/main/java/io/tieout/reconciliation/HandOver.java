package io.tieout.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Who is to look at a row that needs a person, who said so, and what there is to know. */
public record HandOver(String to, String account, String note, Instant at) {

    /** As it stands beside the row. */
    public String words() {
        return "handed to " + to + " by " + account + " on " + LocalDate.ofInstant(at, ZoneOffset.UTC) + ": " + note;
    }
}
