package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.contribution.PullVersion;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.Kota;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a signed period final at Kota, which nobody can take back. */
// Few commands need it, and what it is made of.
@Lazy
@Component
public class Finalizing {

    private final Signatures signatures;
    private final FreshReadings readings;
    private final LateChanges late;
    private final Runner runner;
    private final Kota kota;
    private final JdbcClient jdbc;
    private final Clock clock;

    Finalizing(
            Signatures signatures,
            FreshReadings readings,
            LateChanges late,
            Runner runner,
            Kota kota,
            DataSource dataSource,
            Clock clock) {
        this.signatures = signatures;
        this.readings = readings;
        this.late = late;
        this.runner = runner;
        this.kota = kota;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Keeps runs of the period away meanwhile. @throws io.tieout.batch.RunBusyException if one is under way */
    public <T> T alone(YearMonth period, Supplier<T> work) {
        return runner.whileNothingRuns(RunKind.RECONCILE, period.toString(), work);
    }

    /**
     * Reads Kota's reports once more, beside those that were signed.
     *
     * @throws GuardException if two accounts have not signed one content of the period
     */
    public FreshReading read(YearMonth period, String employerRef) {
        SignOff signed = signatures
                .holding(period, employerRef)
                .orElseThrow(() -> new GuardException(employerRef + " is not signed off for " + period
                        + ", so nothing was made final: two accounts have to \"sign\" one content of it first."));
        return readings.of(signed);
    }

    /**
     * Makes the reports final that are still open, each as it was read.
     *
     * @param account who orders it
     * @throws GuardException if one changed since; those before it may be final by then
     */
    public void carryOut(FreshReading reading, String account) {
        if (!reading.isAsSigned()) {
            throw new IllegalArgumentException("what differs from what was signed is not made final");
        }
        long order = jdbc.sql("""
                        insert into finalization (employer_ref, period, signed_run, content_sha256, account, ordered_at)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        reading.signed().employerRef(),
                        reading.signed().period().toString(),
                        reading.signed().run(),
                        reading.signed().contentSha256(),
                        account,
                        OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        for (FreshReading.Beside report : reading.reports()) {
            if (report.now() != null) {
                finish(report.now());
            }
        }
        jdbc.sql("update finalization set finalized_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), order)
                .update();
    }

    private void finish(PullVersion read) {
        ContributionReport now = kota.contributionReport(read.reportId());
        if (now.status().equals("finalized")) {
            return;
        }
        if (!now.last_updated_at().toString().equals(read.lastUpdatedAt())) {
            throw new GuardException(
                    "Report " + read.reportId() + " changed at Kota while it was being confirmed, so it"
                            + " was not made final. Give the same command again: it shows what changed.");
        }
        kota.finalizeReport(read.reportId());
    }

    /** Notes what is charged otherwise than was signed, now that it is too late. */
    public void noteLateChange(FreshReading reading, int lines) {
        late.note(reading, lines);
    }
}
