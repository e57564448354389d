package io.tieout.batch;

/** Another process holds the lock of this kind of run and period. Ends with exit code 1. */
public class RunBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunBusyException(String message) {
        super(message);
    }
}
