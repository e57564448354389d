package io.tieout.console;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which runs refused rows, and where their files are. A file that a later run wrote over is the later one's. */
@Component
@ConditionalOnWebApplication
class RejectsFiles {

    /**
     * A rejects file.
     *
     * @param key employers, employees, or the number of a register from 0
     * @param input name of the file that was read
     * @param place where the run wrote it; never shown
     */
    record Found(
            long run,
            String kind,
            String period,
            int number,
            Instant startedAt,
            String key,
            String input,
            String place,
            long refused) {

        public String path() {
            return "/console/rejects/" + run + "/" + key;
        }

        /** Whether its rows alone can be sent again: people of a roster. */
        public boolean mendable() {
            return key.equals("employees");
        }

        public String name() {
            return String.valueOf(Path.of(place).getFileName());
        }

        @Override
        public String toString() {
            return "Found[run=" + run + ", key=" + key + "]";
        }
    }

    private static final String FILES = """
            with found as (
                select distinct on (rejects) * from (
                    select run_id, file::text as key, name as input, rejects, refused
                    from register_file where rejects is not null
                    union all
                    select run_id, subject || 's', subject || 's', rejects, refused
                    from roster_file where rejects is not null
                ) f order by rejects, run_id desc
            )
            select f.*, run.kind, run.period, run.number, run.started_at
            from found f join run on run.id = f.run_id
            """;

    private final JdbcClient jdbc;

    RejectsFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Found> newest(int from, int most) {
        return jdbc.sql(FILES + " order by f.run_id desc, f.key collate \"C\" limit :most offset :from")
                .param("most", most)
                .param("from", from)
                .query((row, number) -> found(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from (" + FILES + ") f")
                .query(Long.class)
                .single();
    }

    Optional<Found> of(long run, String key) {
        return jdbc.sql(FILES + " where f.run_id = :run and f.key = :key")
                .param("run", run)
                .param("key", key.replace("\u0000", ""))
                .query((row, number) -> found(row))
                .optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("run_id"),
                row.getString("kind"),
                row.getString("period"),
                row.getInt("number"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("key"),
                row.getString("input"),
                row.getString("rejects"),
                row.getLong("refused"));
    }
}
