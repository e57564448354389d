package io.tieout.reconciliation;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Kota charges otherwise than two accounts signed, and it can't be refused any more.
 *
 * @param lines that differ
 */
public record LateChange(YearMonth period, String employerRef, int signedRunNumber, int lines, Instant seenAt) {}
