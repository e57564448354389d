package io.tieout.payroll;

/** A file that can't be read as what it should be; nothing of it is used. Ends with exit code 2. */
public class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message file, line where known, what was expected, what to do; without personal values */
    public UnusableFileException(String message) {
        super(message);
    }
}
