package io.tieout.cli;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.batch.Runs;
import io.tieout.batch.UsageException;
import io.tieout.console.PlanStarter;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.ScheduledFile;
import io.tieout.roster.SyncReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends plans that were made by a job with a schedule: its files lie where this server reads them. Whether they are still
 * what they were is looked at by their SHA-256, here and once more by the run itself.
 */
final class PlanSending implements PlanStarter {

    private static final long MILLIS_TO_STOP = 55_000;
    private static final Path OUT = Path.of("out");
    private static final String EMPLOYERS = "employers: ";
    private static final String EMPLOYEES = "employees: ";

    private final Session session;
    private final List<SyncFiles> jobs;
    private final boolean standIn;
    private final FileHashes hashes = new FileHashes();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> atWork = new AtomicReference<>();

    /** @param files job files with a schedule; those of another kind are left out */
    PlanSending(Session session, List<ScheduledFile> files, boolean standIn) {
        this.session = session;
        this.jobs = files.stream().flatMap(SyncFiles::of).toList();
        this.standIn = standIn;
    }

    @Override
    public Sending of(long run, int plan) {
        SortedMap<String, String> given = session.get(Runs.class).inputsOf(run);
        return new Sending(job(given).isPresent(), command(given, plan));
    }

    @Override
    public void start(long run, PlanApproval approval) {
        session.get(SyncReports.class).refuseUnlessThere(approval);
        SyncFiles job = job(session.get(Runs.class).inputsOf(run))
                .orElseThrow(
                        () -> new UsageException(
                                "The files that plan " + approval.plan()
                                        + " was made of are not here, or changed since. Nothing was sent; let the job make a new plan."));
        begin("plan " + approval.plan(), () -> whole(job, approval));
    }

    @Override
    public void mended(long run, Path employees) {
        String given = session.get(Runs.class).inputsOf(run).getOrDefault("job file", "");
        SyncFiles job = jobs.stream()
                .filter(one -> hashes.of(one.file()).filter(given::equals).isPresent())
                .findFirst()
                .orElse(null);
        begin("mended rows", () -> rows(job, employees));
    }

    /** A run that is at work is told of at once, and not after the page that says it begins. */
    private void begin(String what, Supplier<SyncRun> order) {
        session.get(Runner.class).whileNothingRuns(RunKind.ROSTER_SYNC, "", () -> true);
        failure.set(null);
        Thread sending = new Thread(() -> send(what, order), what);
        sending.setDaemon(true);
        atWork.set(sending);
        sending.start();
    }

    /** Waits for what is at work, which is asked to stop elsewhere. */
    void awaitEnd() throws InterruptedException {
        Thread sending = atWork.get();
        if (sending != null) {
            sending.join(MILLIS_TO_STOP);
        }
    }

    @Override
    public @Nullable String lastFailure() {
        return failure.get();
    }

    private void send(String what, Supplier<SyncRun> order) {
        Out.result("");
        Out.result("By order of the console: " + what);
        try {
            order.get().in(session, failed -> failure.set(Failures.words(failed)));
        } catch (RuntimeException failed) {
            Failures.report(failed);
            failure.set(Failures.words(failed));
        }
    }

    private SyncRun whole(SyncFiles job, PlanApproval approval) {
        return SyncRun.of(job.employers(), job.employees(), JobFile.rosterSync(job.file()), false, job.out(), approval)
                .with(job.options(standIn));
    }

    /** @param job whose settings hold; null for the usual ones */
    private SyncRun rows(@Nullable SyncFiles job, Path employees) {
        return SyncRun.of(
                        null,
                        employees,
                        true,
                        JobFile.rosterSync(job == null ? null : job.file()),
                        false,
                        false,
                        job == null ? OUT : job.out(),
                        null)
                .with(job == null ? (standIn ? " --stand-in" : "") : job.options(standIn));
    }

    /** A run that was to be an earlier plan, and came out otherwise, is a plan as well. */
    private Optional<SyncFiles> job(SortedMap<String, String> given) {
        SortedMap<String, String> files = new TreeMap<>(given);
        files.keySet().removeAll(List.of("plan", "release"));
        return jobs.stream().filter(job -> files.equals(now(job))).findFirst();
    }

    /** What a run of the job would be given now; empty when a file is not there. */
    private Map<String, String> now(SyncFiles job) {
        Map<String, String> now = new TreeMap<>();
        hashes.of(job.employers())
                .ifPresent(sha -> now.put(EMPLOYERS + job.employers().getFileName(), sha));
        hashes.of(job.employees())
                .ifPresent(sha -> now.put(EMPLOYEES + job.employees().getFileName(), sha));
        hashes.of(job.file()).ifPresent(sha -> now.put("job file", sha));
        return now;
    }

    private static String command(Map<String, String> given, int plan) {
        String files = given.keySet().stream()
                .filter(name -> name.contains(": "))
                .map(name -> " --" + name.substring(0, name.indexOf(':')) + " "
                        + GuardPrint.quoted(Path.of(name.substring(name.indexOf(": ") + 2))))
                .sorted((one, other) -> other.compareTo(one))
                .collect(Collectors.joining());
        return "sync" + files + (given.containsKey("rekey") ? " --rekey" : "") + " --apply " + plan;
    }
}
