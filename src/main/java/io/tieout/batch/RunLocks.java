package io.tieout.batch;

/** Who may run: one process per kind and period. */
interface RunLocks {

    /** @throws RunBusyException if another process holds it, naming the holder */
    Held acquire(RunRequest request);

    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
