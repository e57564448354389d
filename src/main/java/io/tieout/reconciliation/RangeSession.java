package io.tieout.reconciliation;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How PostgreSQL is to work on a range: measured, and the same whatever the server's own settings are. */
@Component
class RangeSession {

    /** So few rows are planned well enough without a look at them. */
    private static final long FEW = 20_000;

    /** A third of PostgreSQL's own default: a sample that holds the giants, for a third of the time. */
    private static final int SAMPLE = 30;

    /**
     * Small hash tables stay in the processor's cache: 256 MB of memory made the same join half as slow again. Two
     * ranges at a time use two cores, so neither needs workers of its own. A range is a small part of tables that
     * hold many months, so its rows are found by index. Each range is planned for its own employers: a plan for any
     * would be chosen after a few, and fits neither one giant nor a hundred small ones. Nobody waits for the disk:
     * what a crash of the server takes back, the tables then say is still to be settled.
     */
    private static final List<String> SETTINGS = List.of(
            "work_mem = '4MB'",
            "max_parallel_workers_per_gather = 0",
            "enable_seqscan = off",
            "plan_cache_mode = 'force_custom_plan'",
            "synchronous_commit = off");

    private final JdbcClient jdbc;

    RangeSession(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** For the rest of the current transaction. */
    void begin() {
        SETTINGS.forEach(setting -> jdbc.sql("set local " + setting).update());
        // Nothing is written off between the look at the openings and the rows that are made of them.
        jdbc.sql("lock table write_off in row share mode").update();
    }

    /** Rows that came in a moment ago are in no statistics yet, and PostgreSQL would plan as if there were none. */
    void lookAtNewRows(long rows) {
        if (rows > FEW) {
            jdbc.sql("set local default_statistics_target = " + SAMPLE).update();
            // Only what a range is found and grouped by: the other columns took most of the time.
            jdbc.sql("analyze employee_breakdown (pull_id, employee_ref, currency),"
                            + " register_person (run_id, employer_ref, employee_ref, currency)")
                    .update();
        }
    }
}
