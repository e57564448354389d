package io.tieout.reconciliation;

import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runner;
import io.tieout.contribution.PullVersion;
import io.tieout.contribution.PullVersions;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.reconciliation.FreshReading.Beside;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reports of a period that is signed off, once more and from the start. */
// Few commands need it, and what it is made of.
@Lazy
@Component
class FreshReadings {

    private final Runner runner;
    private final ContentHashes hashes;
    private final PullVersions versions;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreshReadings(Runner runner, ContentHashes hashes, PullVersions versions, DataSource dataSource, Clock clock) {
        this.runner = runner;
        this.hashes = hashes;
        this.versions = versions;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** @throws UnreadableReportsException when Kota's reports can't be read to their end */
    FreshReading of(SignOff signed) {
        String employer = signed.employerRef();
        // With the moment in it, so that no half reading of yesterday is gone on with.
        TreeMap<String, String> inputs = new TreeMap<>(
                Map.of("signed run", String.valueOf(signed.run()), "asked at", String.valueOf(clock.instant())));
        ReconcileInputs order = new ReconcileInputs(
                signed.period(), List.of(), Set.of(employer), Path.of("."), false, JobFiles.reconcile());
        RunOutcome outcome =
                runner.run(new RunRequest(RunKind.FINALIZE, signed.period().toString(), employer, inputs, 0, order));
        if (!outcome.status().equals("COMPLETED")) {
            if (outcome.failure() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new UnreadableReportsException("The reading of Kota's reports was stopped. Nothing was made final;"
                    + " give the same command again.");
        }
        long run = outcome.run().id();
        jdbc.sql("select failure from run_employer where run_id = ? and failure is not null")
                .param(run)
                .query(String.class)
                .optional()
                .ifPresent(why -> {
                    throw new UnreadableReportsException(employer + " can't be read: " + why + ".");
                });
        return new FreshReading(
                signed,
                run,
                hashes.lines(run, employer),
                beside(versions.ofRun(signed.run(), employer), versions.ofRun(run, employer)));
    }

    private static List<Beside> beside(List<PullVersion> signed, List<PullVersion> now) {
        Map<String, PullVersion> before = byReport(signed);
        Map<String, PullVersion> after = byReport(now);
        Set<String> reports = new TreeSet<>(before.keySet());
        reports.addAll(after.keySet());
        List<Beside> both = new ArrayList<>();
        reports.forEach(report -> both.add(new Beside(before.get(report), after.get(report))));
        return both;
    }

    private static Map<String, PullVersion> byReport(List<PullVersion> versions) {
        return versions.stream().collect(Collectors.toMap(PullVersion::reportId, Function.identity()));
    }
}
