package io.tieout.reconciliation;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One account's word for one content of an employer's period.
 *
 * @param runNumber of the run that was looked at, as people see it
 * @param contentSha256 of the run's rows and Kota's lines, see {@link ContentHashes}; lower-case hex
 * @param linesSha256 of Kota's lines alone
 */
public record Signature(
        long run,
        int runNumber,
        YearMonth period,
        String employerRef,
        String account,
        String contentSha256,
        String linesSha256,
        Instant signedAt) {}
