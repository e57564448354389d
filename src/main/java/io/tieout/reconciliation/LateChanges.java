package io.tieout.reconciliation;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.contribution.PullVersions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came between the signatures and Kota's end of a period. */
// Few commands need it, and what it is made of.
@Lazy
@Component
public class LateChanges {

    private final Signatures signatures;
    private final FreshReadings readings;
    private final PullVersions versions;
    private final Runner runner;
    private final JdbcClient jdbc;
    private final Clock clock;

    LateChanges(
            Signatures signatures,
            FreshReadings readings,
            PullVersions versions,
            Runner runner,
            DataSource dataSource,
            Clock clock) {
        this.signatures = signatures;
        this.readings = readings;
        this.versions = versions;
        this.runner = runner;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * A report became final: reads it and holds it against what was signed.
     *
     * @param employerId Kota's
     * @return what was found, in words
     * @throws io.tieout.batch.RunBusyException if a run of the period is under way
     */
    public String look(String employerId, YearMonth period) {
        Optional<SignOff> signed = jdbc.sql("select employer_ref from employer where kota_id = ?")
                .param(employerId)
                .query(String.class)
                .optional()
                .flatMap(employer -> signatures.holding(period, employer));
        if (signed.isEmpty()) {
            return "nothing of it is signed off; the next reconciliation reads it";
        }
        FreshReading reading =
                runner.whileNothingRuns(RunKind.RECONCILE, period.toString(), () -> readings.of(signed.get()));
        if (reading.isAsSigned()) {
            return "final as run " + signed.get().runNumber() + " was signed";
        }
        int lines = count(reading);
        note(reading, lines);
        return lines + (lines == 1 ? " line differs" : " lines differ") + " from run "
                + signed.get().runNumber() + " as it was signed";
    }

    /** How many lines differ. */
    private int count(FreshReading reading) {
        int[] lines = {0};
        reading.reports()
                .forEach(report -> versions.forEachChange(report.signed(), report.now(), change -> lines[0]++));
        return lines[0];
    }

    void note(FreshReading reading, int lines) {
        jdbc.sql("""
                        insert into late_change (signed_run, employer_ref, period, pull_run, lines, lines_sha256, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        reading.signed().run(),
                        reading.signed().employerRef(),
                        reading.signed().period().toString(),
                        reading.run(),
                        lines,
                        reading.linesSha256(),
                        OffsetDateTime.now(clock))
                .update();
    }

    /** Those of periods that are still signed off as they were, by period and employer. */
    public List<LateChange> open() {
        return jdbc.sql("""
                        select l.*, run.number from late_change l
                        join closed_period c on c.run_id = l.signed_run and c.employer_ref = l.employer_ref
                        join run on run.id = l.signed_run
                        order by l.period, l.employer_ref collate "C", l.seen_at
                        """)
                .query((row, number) -> new LateChange(
                        YearMonth.parse(row.getString("period")),
                        row.getString("employer_ref"),
                        row.getInt("number"),
                        row.getInt("lines"),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
