package io.tieout.batch;

import io.tieout.database.RunLock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether a run is under way now, on whatever machine: a process that was killed leaves its mark but not its lock. */
@Component
public class RunsAtWork {

    private final DataSource dataSource;

    RunsAtWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean holds(Run run) {
        return run.status().equals("STARTED")
                && RunLock.holder(dataSource, DatabaseRunLocks.name(run.kind(), run.period()))
                        .isPresent();
    }
}
