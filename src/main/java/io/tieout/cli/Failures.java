package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What people read when something went wrong, and the exit code that goes with it. */
final class Failures {

    /** By name, because the rooms that throw these are not all the command line's business. */
    private static final Set<String> MEND_FIRST = Set.of(
            "UnusableFileException",
            "JobFileException",
            "InstallationMismatchException",
            "DatabaseUnavailableException",
            "HashKeyException");

    private Failures() {}

    /** Prints the message and returns the code. */
    static ExitCode report(Throwable failure) {
        Throwable ours = ours(failure);
        if (ours == null) {
            Throwable root = root(failure);
            LoggerFactory.getLogger(Failures.class).debug("unexpected", failure);
            // The message of a foreign exception may carry values of a file or of the database.
            Out.note("Tieout failed unexpectedly (" + root.getClass().getName() + at(root) + "). Nothing is lost:"
                    + " the same command goes on where this one ended. If it happens again, report this line.");
            return ExitCode.FAILED;
        }
        Out.note(ours.getMessage());
        return codeOf(ours);
    }

    static ExitCode codeOf(Throwable failure) {
        boolean mend = failure instanceof UsageException
                || MEND_FIRST.contains(failure.getClass().getSimpleName())
                || failure instanceof io.tieout.kota.KotaException refused
                        && refused.code() == io.tieout.kota.KotaException.Code.UNAUTHORIZED;
        return mend ? ExitCode.USAGE : ExitCode.FAILED;
    }

    private static @Nullable Throwable ours(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (at.getClass().getPackageName().startsWith("io.tieout")) {
                return at;
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    private static String at(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("io.tieout")) {
                return " at " + element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
