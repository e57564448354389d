package io.tieout.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The jobs in numbers, read from the database whenever somebody asks, so that every server tells the same. */
@Component
@ConditionalOnWebApplication
class JobMetrics {

    private final MeterRegistry registry;
    private final JobStates states;
    private final ScheduleProperties settings;
    private final Clock clock;

    JobMetrics(MeterRegistry registry, JobStates states, ScheduleProperties settings, Clock clock) {
        this.registry = registry;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    void watch(List<ScheduledJob> jobs) {
        for (ScheduledJob job : jobs) {
            Gauge.builder("tieout.job.last.success", () -> lastSuccess(job))
                    .description("When the job last succeeded, in seconds since 1970; 0 for never")
                    .baseUnit("seconds")
                    .tag("job", job.id())
                    .register(registry);
            Gauge.builder("tieout.job.red", () -> red(job))
                    .description("1 when the job missed its night or waits for somebody")
                    .tag("job", job.id())
                    .register(registry);
        }
    }

    /** A turn ended on this server. */
    void ended(String job) {
        Integer exit = states.of(job).exitCode();
        Counter.builder("tieout.job.turns")
                .description("Turns of the job on this server, by exit code; none when it waited")
                .tag("job", job)
                .tag("exit", exit == null ? "none" : exit.toString())
                .register(registry)
                .increment();
    }

    private long lastSuccess(ScheduledJob job) {
        Instant success = states.of(job.id()).successAt();
        return success == null ? 0 : success.getEpochSecond();
    }

    private int red(ScheduledJob job) {
        String why = states.of(job.id()).red(job.timetable(), settings.grace(), clock.instant());
        return why == null ? 0 : 1;
    }
}
