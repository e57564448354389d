package io.tieout.reconciliation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A run whose content two accounts signed: an employer's period as signed, which never moves.
 *
 * @param runNumber as people see it
 * @param contentSha256 of the run's rows and Kota's lines, see {@link ContentHashes}; lower-case hex
 * @param linesSha256 of Kota's lines alone: a fresh reading with the same is charged alike
 * @param accounts who signed, in the order in which they did; two or more
 */
public record SignOff(
        long run,
        int runNumber,
        YearMonth period,
        String employerRef,
        String contentSha256,
        String linesSha256,
        List<String> accounts,
        Instant signedOffAt) {}
