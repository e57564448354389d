package io.tieout.batch;

import io.tieout.database.RunLock;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The lock is a session of PostgreSQL: it ends with the process that holds it, however that ends. */
@Component
class DatabaseRunLocks implements RunLocks {

    private final DataSource dataSource;
    private final Clock clock;

    DatabaseRunLocks(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    static String name(String kind, String period) {
        return kind + "/" + period;
    }

    @Override
    public Held acquire(RunRequest request) {
        String what = name(request.kind().word(), request.period());
        RunLock lock = RunLock.tryAcquire(dataSource, what, RunLock.describe(clock))
                .orElseThrow(() -> new RunBusyException("Another process runs \""
                        + request.kind().command() + "\""
                        + (request.period().isEmpty() ? "" : " for " + request.period())
                        + ": "
                        + RunLock.holder(dataSource, what).orElse("it has just ended")
                        + ". Wait until it is done, then give the same command again."));
        return new Held() {
            @Override
            public boolean isHeld() {
                return lock.isHeld();
            }

            @Override
            public void close() {
                lock.close();
            }
        };
    }
}
