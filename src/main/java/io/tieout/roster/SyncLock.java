package io.tieout.roster;

import io.tieout.batch.RunBusyException;
import io.tieout.batch.RunKind;
import io.tieout.database.RunLock;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Not beside a sync, which has planned with what it saw. */
final class SyncLock {

    private static final String WHAT = RunKind.ROSTER_SYNC.word() + "/";

    private final DataSource dataSource;
    private final Clock clock;

    SyncLock(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @throws RunBusyException if a sync runs; the work was not begun then */
    <T> T with(Supplier<T> work) {
        try (RunLock lock = RunLock.tryAcquire(dataSource, WHAT, RunLock.describe(clock))
                .orElseThrow(() -> new RunBusyException("Another process syncs the roster: "
                        + RunLock.holder(dataSource, WHAT).orElse("it has just ended")
                        + ". Nothing was sent; wait until it is done, then give the same command again."))) {
            if (!lock.isHeld()) {
                throw new RunBusyException("The database gave the right to send and took it back; nothing was sent."
                        + " Give the same command again.");
            }
            return work.get();
        }
    }
}
