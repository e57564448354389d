package io.tieout.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The health of the jobs: red as soon as one of them missed its night or waits for somebody. */
@Component("schedulesHealthIndicator")
@ConditionalOnWebApplication
class JobHealth implements HealthIndicator {

    private final JobStates states;
    private final ScheduleProperties settings;
    private final Clock clock;
    private volatile List<ScheduledJob> jobs = List.of();

    JobHealth(JobStates states, ScheduleProperties settings, Clock clock) {
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    void watch(List<ScheduledJob> known) {
        jobs = List.copyOf(known);
    }

    @Override
    public Health health() {
        try {
            return ofJobs();
        } catch (DataAccessException unreachable) {
            return Health.down()
                    .withDetail("why", "The database does not answer.")
                    .build();
        }
    }

    private Health ofJobs() {
        Health.Builder health = Health.up();
        for (ScheduledJob job : jobs) {
            Instant now = clock.instant();
            JobState state = states.of(job.id());
            String red = state.red(job.timetable(), settings.grace(), now);
            if (red != null) {
                health.down();
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("status", red == null ? "UP" : "DOWN");
            entry.put(
                    "lastSuccess",
                    state.successAt() == null ? "never" : state.successAt().toString());
            entry.put("next", String.valueOf(job.timetable().next(now)));
            if (red != null) {
                entry.put("why", red);
            } else if (!state.note().isEmpty()) {
                entry.put("note", state.note());
            }
            health.withDetail(job.id(), entry);
        }
        return health.build();
    }
}
