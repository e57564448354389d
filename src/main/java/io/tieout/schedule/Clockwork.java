package io.tieout.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.tieout.database.RunLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Starts jobs at their moments, one at a time on a server. The moments lie in the database that all servers share, so
 * each has one server, and one that nobody served is served as soon as there is one.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(ScheduleProperties.class)
public class Clockwork {

    private static final String INSTANCE = "job";
    private static final int SILENT_HEARTBEATS = 6;
    /** The command line gives the whole stop 60 seconds. */
    private static final Duration TO_STOP = Duration.ofSeconds(55);

    private final DataSource dataSource;
    private final JobStates states;
    private final JobTurn turn;
    private final JobHealth health;
    private final JobMetrics metrics;
    private final ScheduleProperties settings;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    Clockwork(
            DataSource dataSource,
            JobStates states,
            JobTurn turn,
            JobHealth health,
            JobMetrics metrics,
            ScheduleProperties settings,
            Clock clock) {
        this.dataSource = dataSource;
        this.states = states;
        this.turn = turn;
        this.health = health;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks after these jobs from now on, beside other servers that look after the same. */
    public void start(List<ScheduledJob> jobs) {
        List<CustomTask<Void>> tasks = new ArrayList<>();
        for (ScheduledJob job : jobs) {
            states.know(job.id());
            tasks.add(task(job));
        }
        health.watch(jobs);
        metrics.watch(jobs);
        Scheduler started = Scheduler.create(dataSource, List.copyOf(tasks))
                .threads(1)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(SILENT_HEARTBEATS)
                .schedulerName(() -> RunLock.describe(clock))
                .clock(clock::instant)
                .shutdownMaxWait(TO_STOP)
                // Its own line would carry the message of whatever went wrong.
                .failureLogging(LogLevel.OFF, false)
                .build();
        for (int i = 0; i < tasks.size(); i++) {
            plan(started, tasks.get(i), jobs.get(i));
        }
        scheduler = started;
        started.start();
    }

    /** What is at work ends first: a stop of the run itself is asked for elsewhere. */
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** When the job's next moment is. */
    public Instant next(ScheduledJob job) {
        return turn.next(job);
    }

    private CustomTask<Void> task(ScheduledJob job) {
        return Tasks.custom(job.id(), Void.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, turn.broken(job)))
                // Its server was killed. The run itself is gone on with, or found to be done.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> {
                    Instant next = turn.take(job, context.getExecution().executionTime);
                    metrics.ended(job.id());
                    return (complete, operations) -> operations.reschedule(complete, next);
                });
    }

    /** A moment that has passed stays as it is; one that lies ahead follows the job file, which may have changed. */
    private void plan(Scheduler planning, CustomTask<Void> task, ScheduledJob job) {
        Instant now = clock.instant();
        Instant next = turn.next(job);
        if (planning.scheduleIfNotExists(task.instance(INSTANCE), next)) {
            return;
        }
        boolean waits = states.of(job.id()).dueAt() != null;
        planning.getScheduledExecution(task.instanceId(INSTANCE))
                .filter(planned -> !planned.isPicked() && !waits)
                .filter(planned -> planned.getExecutionTime().isAfter(now)
                        && !planned.getExecutionTime().equals(next))
                .ifPresent(planned -> planning.reschedule(task.instanceId(INSTANCE), next));
    }
}
