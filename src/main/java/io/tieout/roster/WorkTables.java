package io.tieout.roster;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that hold a run's rows and lists only while it is at work. An unfinished run keeps its
 * own, because it may go on: a dry run in between must leave them alone.
 */
final class WorkTables {

    private static final List<String> ALL =
            List.of("staged_employer", "staged_employee", "far_employer", "far_employee");

    private WorkTables() {}

    /** Takes away what this run and finished runs left in the table. */
    static void empty(JdbcClient db, String table, long run) {
        boolean shared = db.sql("select exists (select from " + table + " t join run r on r.id = t.run_id"
                        + " where r.id <> :run and r.status in ('STARTED', 'STOPPED', 'FAILED'))")
                .param("run", run)
                .query(Boolean.class)
                .single();
        if (shared) {
            db.sql("delete from " + table + " t using run r where r.id = t.run_id"
                            + " and (r.id = :run or r.status in ('COMPLETED', 'ABANDONED'))")
                    .param("run", run)
                    .update();
        } else {
            db.sql("truncate " + table).update();
        }
    }

    static void empty(JdbcClient db, long run) {
        ALL.forEach(table -> empty(db, table, run));
    }
}
