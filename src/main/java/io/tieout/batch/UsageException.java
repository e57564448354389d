package io.tieout.batch;

/** The caller must mend something first: a file, a setting, an argument. Ends with exit code 2. */
public class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what happened, why, and what to do next; without personal values */
    public UsageException(String message) {
        super(message);
    }
}
