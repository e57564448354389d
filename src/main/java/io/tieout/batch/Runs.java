package io.tieout.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of runs. */
@Component
public class Runs {

    private static final String COLUMNS =
            "id, kind, period, scope, number, inputs_sha256, status, exit_code, started_at, ended_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest run of that kind and period; dry runs and real ones don't see each other. */
    Optional<Run> last(RunRequest request) {
        return jdbc.sql("select " + COLUMNS + " from run where kind = ? and period = ? and (scope = 'dry-run') = ?"
                        + " order by number desc limit 1")
                .params(request.kind().word(), request.period(), request.dryRun())
                .query(Runs::map)
                .optional();
    }

    /** All runs, newest first. */
    public List<Run> newest(int atMost) {
        return jdbc.sql("select " + COLUMNS + " from run order by id desc limit ?")
                .param(atMost)
                .query(Runs::map)
                .list();
    }

    /**
     * Newest first.
     *
     * @param kind as {@link RunKind#word}, null for all
     * @param period null for all
     * @param before only runs of a smaller id
     */
    public List<Run> newest(@Nullable String kind, @Nullable String period, long before, int atMost) {
        return jdbc.sql("select " + COLUMNS + " from run where id < :before"
                        + " and (:kind::text is null or kind = :kind) and (:period::text is null or period = :period)"
                        + " order by id desc limit :most")
                .param("before", before)
                .param("kind", kind)
                .param("period", period)
                .param("most", atMost)
                .query(Runs::map)
                .list();
    }

    public Optional<Run> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from run where id = ?")
                .param(id)
                .query(Runs::map)
                .optional();
    }

    /** Whether a whole run of that kind and period has come to its end that began at that moment or later. */
    public Optional<Run> completedSince(RunKind kind, String period, Instant since) {
        return jdbc.sql("select " + COLUMNS + " from run where kind = ? and period = ? and scope = 'all'"
                        + " and status = 'COMPLETED' and ended_at >= ? order by id desc limit 1")
                .params(kind.word(), period, Timestamp.from(since))
                .query(Runs::map)
                .optional();
    }

    public Run byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from run where id = ?")
                .param(id)
                .query(Runs::map)
                .single();
    }

    /** What a run was given, as {@link RunRequest#inputs()} names it: files by name, each with its SHA-256. */
    public SortedMap<String, String> inputsOf(long id) {
        SortedMap<String, String> inputs = new TreeMap<>();
        jdbc.sql("select key, value from run, jsonb_each_text(run.inputs) where id = ?")
                .param(id)
                .query(row -> {
                    inputs.put(row.getString("key"), row.getString("value"));
                });
        return inputs;
    }

    /** The newest run of a kind that has not come to its end: at work, or to be gone on with. */
    public Optional<Run> unfinished(RunKind kind, String period) {
        return jdbc.sql("select " + COLUMNS + " from run where kind = ? and period = ? order by number desc limit 1")
                .params(kind.word(), period)
                .query(Runs::map)
                .optional()
                .filter(run -> !run.finished());
    }

    Run create(RunRequest request, String inputsSha256) {
        String inputs = JsonMapper.builder().build().writeValueAsString(request.inputs());
        long id = jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)"
                        + " values (:kind, :period, :scope,"
                        + " (select greatest(coalesce(max(number), 0), :above) + 1 from run where kind = :kind and period = :period),"
                        + " :inputs::jsonb, :sha, 'STARTED', :now) returning id")
                .param("kind", request.kind().word())
                .param("period", request.period())
                .param("scope", request.scope())
                .param("above", request.above())
                .param("inputs", inputs)
                .param("sha", inputsSha256)
                .param("now", now())
                .query(Long.class)
                .single();
        return byId(id);
    }

    Run mark(long id, String status) {
        boolean ended = !status.equals("STARTED");
        jdbc.sql("update run set status = ?, ended_at = ? where id = ?")
                .params(status, ended ? now() : null, id)
                .update();
        return byId(id);
    }

    /** Keeps the exit code that people saw. */
    public void recordExit(long id, ExitCode exit) {
        jdbc.sql("update run set exit_code = ? where id = ?")
                .params(exit.number(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Run map(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Run(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("period"),
                row.getString("scope"),
                row.getInt("number"),
                row.getString("inputs_sha256"),
                row.getString("status"),
                row.getObject("exit_code", Integer.class),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
