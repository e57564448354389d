package io.tieout.schedule;

import io.tieout.batch.ExitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of jobs, which all servers share. */
@Component
@ConditionalOnWebApplication
class JobStates {

    private final JdbcClient jdbc;
    private final Clock clock;

    JobStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From now on its moments count. */
    void know(String job) {
        jdbc.sql("insert into scheduled_job (job, known_since) values (?, ?) on conflict do nothing")
                .params(job, now())
                .update();
    }

    JobState of(String job) {
        return jdbc.sql("select * from scheduled_job where job = ?")
                .param(job)
                .query(JobStates::map)
                .single();
    }

    void began(String job, Instant due) {
        jdbc.sql("update scheduled_job set tries = case when due_at = :due then tries else 0 end, due_at = :due,"
                        + " started_at = :now, ended_at = null, exit_code = null where job = :job")
                .param("due", at(due))
                .param("now", now())
                .param("job", job)
                .update();
    }

    /** It does not start yet. @param alarm whether somebody has to do something about it */
    void waits(String job, Instant due, boolean alarm, String why) {
        jdbc.sql("update scheduled_job set tries = case when due_at = :due then tries else 0 end, due_at = :due,"
                        + " ended_at = coalesce(ended_at, started_at), alarm = :alarm, note = :why where job = :job")
                .param("due", at(due))
                .param("alarm", alarm)
                .param("why", why)
                .param("job", job)
                .update();
    }

    /** The server was asked to stop; the moment stays unserved. */
    void interrupted(String job) {
        jdbc.sql("update scheduled_job set ended_at = ?, note = 'stopped with its server; it goes on' where job = ?")
                .params(now(), job)
                .update();
    }

    void succeeded(String job, Instant due, ExitCode exit) {
        jdbc.sql("update scheduled_job set due_at = null, served_at = :due, success_at = :now, ended_at = :now,"
                        + " exit_code = :exit, tries = 0, alarm = false, note = '' where job = :job")
                .param("due", at(due))
                .param("now", now())
                .param("exit", exit.number())
                .param("job", job)
                .update();
    }

    void failed(String job, ExitCode exit, String why) {
        jdbc.sql("update scheduled_job set ended_at = :now, exit_code = :exit, tries = tries + 1, alarm = true,"
                        + " note = :why where job = :job")
                .param("now", now())
                .param("exit", exit.number())
                .param("why", why)
                .param("job", job)
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static JobState map(ResultSet row, int number) throws SQLException {
        return new JobState(
                row.getString("job"),
                row.getTimestamp("known_since").toInstant(),
                instant(row, "due_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getObject("exit_code", Integer.class),
                instant(row, "served_at"),
                instant(row, "success_at"),
                row.getInt("tries"),
                row.getBoolean("alarm"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
