package io.tieout.batch;

/** Who may run: one process per kind and period. */
interface RunLocks {

    /** @throws RunBusyException if another process holds it, naming the holder */
    Held acquire(RunRequest request);

    interface Held extends AutoCloseable {

        /** False once it is lost: then another process may begin the same, and this one must stop. */
        boolean isHeld();

        @Override
        void close();
    }
}
