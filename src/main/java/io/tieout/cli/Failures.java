package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.database.DatabaseUnavailableException;
import io.tieout.database.InstallationMismatchException;
import io.tieout.jobfile.JobFileException;
import io.tieout.kota.KotaException;
import io.tieout.payroll.UnusableFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What people read when something went wrong, and the exit code that goes with it. */
final class Failures {

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
        return mendFirst(failure) ? ExitCode.USAGE : ExitCode.FAILED;
    }

    private static boolean mendFirst(Throwable failure) {
        return failure instanceof UsageException
                || failure instanceof UnusableFileException
                || failure instanceof JobFileException
                || failure instanceof InstallationMismatchException
                || failure instanceof DatabaseUnavailableException
                || failure instanceof KotaException refused && refused.code() == KotaException.Code.UNAUTHORIZED;
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
