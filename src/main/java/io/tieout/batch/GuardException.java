package io.tieout.batch;

/** Something that protects people's work refused, and nothing was changed. Ends with exit code 4. */
public class GuardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was refused, why, and what to do next; without personal values */
    public GuardException(String message) {
        super(message);
    }
}
