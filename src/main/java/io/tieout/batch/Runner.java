package io.tieout.batch;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Starts runs, and goes on with unfinished ones.
 *
 * <p>One run of a kind and period at a time: the lock is a session of its own, so it ends with the
 * process however that ends, and a run that still says STARTED while nobody holds the lock was killed.
 */
@Component
public class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Runs runs;
    private final RunInputs inputs;
    private final RunLocks locks;
    private final JobOperator jobOperator;
    private final JobRepository jobRepository;
    private final Map<String, Job> jobs;
    private final Progress progress;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

    Runner(
            Runs runs,
            RunInputs inputs,
            RunLocks locks,
            JobOperator jobOperator,
            JobRepository jobRepository,
            Map<String, Job> jobs,
            Progress progress) {
        this.runs = runs;
        this.inputs = inputs;
        this.locks = locks;
        this.jobOperator = jobOperator;
        this.jobRepository = jobRepository;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Runs to the end, or to a stop or failure. Blocks.
     *
     * @throws RunBusyException if another process runs the same kind and period
     */
    public RunOutcome run(RunRequest request) {
        return run(request, run -> {});
    }

    /**
     * The same, for somebody who has to know which run it is before it ends.
     *
     * @param began told once, when the run is on record and before its first step
     */
    public RunOutcome run(RunRequest request, Consumer<Run> began) {
        AtomicLong started = new AtomicLong();
        try (RunLocks.Held held = locks.acquire(request);
                LockWatch watch = LockWatch.over(held, () -> stop(Set.of(started.get())))) {
            String sha = Fingerprint.of(request);
            Optional<Run> last = runs.last(request).filter(run -> !run.finished());
            boolean resumed = last.isPresent() && last.get().inputsSha256().equals(sha);
            Run run;
            if (resumed) {
                run = runs.mark(last.get().id(), "STARTED");
                progress.say("Going on with run " + run.number() + ", which did not finish.");
            } else {
                last.ifPresent(this::abandon);
                run = runs.create(request, sha);
            }
            inputs.put(run.id(), request.order());
            started.set(run.id());
            atWork.add(run.id());
            try {
                began.accept(run);
                RunOutcome outcome = execute(run, request, resumed, watch);
                return watch.lost() ? lockLost(outcome) : outcome;
            } finally {
                atWork.remove(run.id());
                inputs.remove(run.id());
            }
        }
    }

    /**
     * Does something small that must not happen beside a run of that kind and period.
     *
     * @throws RunBusyException if another process runs the same kind and period
     */
    public <T> T whileNothingRuns(RunKind kind, String period, Supplier<T> work) {
        try (RunLocks.Held held = locks.acquire(new RunRequest(kind, period, "all", new TreeMap<>(), 0, period))) {
            T done = work.get();
            LOG.debug("{} of {} was held: {}", kind.word(), period, held.isHeld());
            return done;
        }
    }

    /** Asks the runs of this process to stop after their current chunk, and begins none any more. */
    public void stop() {
        stopping.set(true);
        stop(atWork);
    }

    /** Whether this process was asked to stop. */
    public boolean isStopping() {
        return stopping.get();
    }

    /** Other processes' runs are in the same tables and go on. */
    private void stop(Set<Long> ours) {
        for (String name : jobs.keySet()) {
            for (JobExecution execution : jobRepository.findRunningJobExecutions(name)) {
                Long run = execution.getJobParameters().getLong("run");
                if (run == null || !ours.contains(run)) {
                    continue;
                }
                try {
                    jobOperator.stop(execution);
                } catch (JobExecutionNotRunningException ended) {
                    LOG.debug("{} ended by itself", name);
                }
            }
        }
    }

    private static RunOutcome lockLost(RunOutcome outcome) {
        return new RunOutcome(
                outcome.run(),
                "FAILED",
                outcome.resumed(),
                new RunBusyException("The connection that holds the right to run broke, so this run was stopped:"
                        + " another could have begun beside it. Check the database; the same command goes on."));
    }

    private void abandon(Run run) {
        progress.say("Run " + run.number() + " did not finish and its inputs have changed since: it is given up,"
                + " a new run begins.");
        runs.mark(run.id(), "ABANDONED");
    }

    private RunOutcome execute(Run run, RunRequest request, boolean resumed, LockWatch watch) {
        Job job = jobs.get(request.kind().jobName());
        if (job == null) {
            throw new IllegalStateException("no job is named " + request.kind().jobName());
        }
        JobParameters parameters = new JobParametersBuilder()
                .addString("kind", run.kind(), true)
                .addString("period", run.period(), true)
                .addString("scope", run.scope(), true)
                .addLong("number", (long) run.number(), true)
                .addLong("run", run.id(), false)
                .toJobParameters();
        recoverIfKilled(job, parameters);
        JobExecution last = jobRepository.getLastJobExecution(job.getName(), parameters);
        if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
            // Killed between the job's last commit and our own mark: everything is done already.
            return new RunOutcome(runs.mark(run.id(), "COMPLETED"), "COMPLETED", resumed, null);
        }
        if (stopping.get() || watch.lost()) {
            return new RunOutcome(runs.mark(run.id(), "STOPPED"), "STOPPED", resumed, null);
        }
        JobExecution execution;
        try {
            execution = jobOperator.start(job, parameters);
        } catch (JobExecutionException refused) {
            throw new IllegalStateException("run " + run.number() + " could not be started", refused);
        }
        String status = switch (execution.getStatus()) {
            case COMPLETED -> "COMPLETED";
            case STOPPED, STOPPING -> "STOPPED";
            default -> stopping.get() || watch.lost() ? "STOPPED" : "FAILED";
        };
        Throwable failure = status.equals("FAILED") ? failureOf(execution) : null;
        return new RunOutcome(runs.mark(run.id(), status), status, resumed, failure);
    }

    /** We hold the lock, so whatever still counts as running belongs to a process that was killed. */
    private void recoverIfKilled(Job job, JobParameters parameters) {
        JobExecution last = jobRepository.getLastJobExecution(job.getName(), parameters);
        if (last == null) {
            return;
        }
        if (last.isRunning() || last.isStopping()) {
            jobOperator.recover(last);
        }
        // A commit whose answer was lost leaves UNKNOWN, which Spring Batch refuses to restart. Our steps
        // are driven by tables and find out by themselves what was committed.
        for (StepExecution step : last.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                jobRepository.update(step);
            }
        }
        if (last.getStatus() == BatchStatus.UNKNOWN) {
            last.setStatus(BatchStatus.FAILED);
            jobRepository.update(last);
        }
    }

    private static Throwable failureOf(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .min(Comparator.comparingInt(failure -> Causes.isOurs(failure) ? 0 : 1))
                .map(Causes::rootOf)
                .orElseGet(() -> new IllegalStateException("the run failed without saying why"));
    }
}
