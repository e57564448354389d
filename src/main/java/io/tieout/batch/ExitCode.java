package io.tieout.batch;

/** How a command ends; schedulers and people rely on the numbers. */
public enum ExitCode {
    DONE(0),
    /** Something failed; the same command resumes. */
    FAILED(1),
    /** Wrong usage, configuration or input file; mend it first. */
    USAGE(2),
    /** Done, but people are needed. */
    PEOPLE_NEEDED(3),
    /** A guard refused; nothing was sent. */
    GUARD(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
