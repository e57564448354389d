package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A movement of a balance that no charge and no pay made: somebody decided that it is not followed any longer.
 *
 * @param row whose balance it moved, after whatever its period closed with
 * @param amount what the balance moved by, major units: against its sign, never beyond zero
 * @param left what is open after it
 */
public record WriteOff(RowRef row, BigDecimal amount, BigDecimal left, String account, String reason, Instant at) {

    /** Who and why, as it stands beside the movement. */
    public String words() {
        return "written off by " + account + " on " + LocalDate.ofInstant(at, ZoneOffset.UTC) + ": " + reason;
    }
}
