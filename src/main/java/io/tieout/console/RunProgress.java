package io.tieout.console;

import io.tieout.batch.Run;
import io.tieout.batch.RunsAtWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a reconciliation is, by what its steps have committed: any server can tell, wherever the run is at work. */
@Component
@ConditionalOnWebApplication
class RunProgress {

    /** @param total -1 while it is not known */
    record Stage(String words, long done, long total) {

        /** Whether nothing of it is left. */
        public boolean isOver() {
            return total > 0 && done >= total;
        }
    }

    /**
     * @param atWork whether a process is at it now
     * @param cutOff it counts as at work, and no process is: its server was ended hard
     * @param employers that it set out to settle
     * @param failed employers that failed alone
     * @param review employers whose figures need a review first
     */
    record Seen(boolean atWork, boolean cutOff, List<Stage> stages, long employers, long failed, long review) {}

    private record Counts(long all, long pulled, long settled, long written, long failed, long review) {}

    private final JdbcClient jdbc;
    private final RunsAtWork atWork;

    RunProgress(JdbcClient jdbc, RunsAtWork atWork) {
        this.jdbc = jdbc;
        this.atWork = atWork;
    }

    Seen of(Run run) {
        Counts counts = jdbc.sql("""
                        select count(*), count(pulled_at), count(reconciled_at), count(exported_at), count(failure),
                            count(review)
                        from run_employer where run_id = ?
                        """).param(run.id()).query(RunProgress::counts).single();
        long rows = jdbc.sql("select coalesce(sum(read), 0) from register_file where run_id = ?")
                .param(run.id())
                .query(Long.class)
                .single();
        boolean alive = atWork.holds(run);
        long reachable = counts.all() == 0 ? -1 : counts.all() - counts.failed();
        return new Seen(
                alive,
                run.status().equals("STARTED") && !alive,
                List.of(
                        new Stage("Register rows read", rows, counts.all() == 0 ? -1 : rows),
                        new Stage("Employers read from Kota", counts.pulled(), reachable),
                        new Stage("Employers reconciled", counts.settled(), reachable),
                        new Stage("Employers written to files", counts.written(), reachable)),
                counts.all(),
                counts.failed(),
                counts.review());
    }

    private static Counts counts(ResultSet row, int number) throws SQLException {
        return new Counts(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }
}
