package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.GuardException;
import io.tieout.batch.Run;
import io.tieout.batch.UsageException;
import io.tieout.database.DatabaseUnavailableException;
import io.tieout.database.InstallationMismatchException;
import io.tieout.jobfile.JobFileException;
import io.tieout.kota.KotaException;
import io.tieout.payroll.UnusableFileException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What people read when something went wrong, and the exit code that goes with it. */
final class Failures {

    private Failures() {}

    /** Prints the message and returns the code. */
    static ExitCode report(Throwable failure) {
        Out.note(words(failure));
        Throwable ours = ours(failure);
        return ours == null ? ExitCode.FAILED : codeOf(ours);
    }

    /** The same message, for a page. */
    static String words(Throwable failure) {
        Throwable ours = ours(failure);
        if (ours == null) {
            LoggerFactory.getLogger(Failures.class).debug("unexpected", failure);
            return foreign(root(failure));
        }
        return String.valueOf(ours.getMessage());
    }

    /** The message of a foreign exception may carry values of a file or of the database, so it is not passed on. */
    private static String foreign(Throwable root) {
        String goesOn = " Nothing is lost: the same command goes on where this one ended.";
        if (root instanceof FileSystemException file) {
            return file.getFile() + " can't be read or written ("
                    + root.getClass().getSimpleName() + "). Check the folder, its permissions and the free space."
                    + goesOn;
        }
        if (root instanceof SQLException database) {
            return "The database went away or refused (SQLSTATE " + database.getSQLState()
                    + "). Check that it runs and has space." + goesOn;
        }
        return "Tieout failed unexpectedly (" + root.getClass().getName() + at(root) + ")." + goesOn
                + " If it happens again, report this line.";
    }

    /** Somebody asked the run to stop, and it did; printed alike for every kind of run. */
    static ExitCode stopped(Run run) {
        Out.note("STOPPED after a chunk; nothing is lost. The same command goes on with run " + run.number() + ".");
        return ExitCode.FAILED;
    }

    static ExitCode codeOf(Throwable failure) {
        if (failure instanceof GuardException) {
            return ExitCode.GUARD;
        }
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
