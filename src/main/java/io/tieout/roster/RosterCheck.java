package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RejectShare;
import io.tieout.payroll.RejectsFile;
import io.tieout.payroll.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both files were read to the end: the checks across rows, the rejects, and whether the files may be used at all. */
class RosterCheck {

    private final JdbcClient db;
    private final long run;
    private final RosterSyncInputs inputs;
    private final Supplier<? extends RowSource<?>> employers;
    private final Supplier<? extends RowSource<?>> employees;

    RosterCheck(
            JdbcClient db,
            long run,
            RosterSyncInputs inputs,
            Supplier<? extends RowSource<?>> employers,
            Supplier<? extends RowSource<?>> employees) {
        this.db = db;
        this.run = run;
        this.inputs = inputs;
        this.employers = employers;
        this.employees = employees;
    }

    /** @throws io.tieout.payroll.UnusableFileException if too large a share of a file was refused */
    void check() {
        new RowChecks(db, run).run();
        Path employersFile = inputs.employers();
        Path first = rejectsOf(Subject.EMPLOYER, employersFile);
        Path second = rejectsOf(Subject.EMPLOYEE, inputs.employees());
        List<String> refusedEmployers = List.of();
        List<String> refusedEmployees;
        if (employersFile != null) {
            try (RejectsFile rejects = PayrollFiles.employersRejects(
                    employersFile, inputs.settings().employers(), first)) {
                new Rejects(db, run, Staging.EMPLOYERS).write(employers, rejects, first);
                refusedEmployers = rejects.first();
            }
        }
        try (RejectsFile rejects = PayrollFiles.employeesRejects(
                inputs.employees(), inputs.settings().employees(), second)) {
            new Rejects(db, run, Staging.EMPLOYEES).write(employees, rejects, second);
            refusedEmployees = rejects.first();
        }
        if (inputs.partial()) {
            // Some of a few mended rows are soon a large share; those that are right need not wait for the others.
            return;
        }
        if (employersFile != null) {
            limit(Subject.EMPLOYER, employersFile, refusedEmployers, first);
        }
        limit(Subject.EMPLOYEE, inputs.employees(), refusedEmployees, second);
    }

    /** Never the file that is being read: an earlier rejects file is mended in its place and sent back. */
    private Path rejectsOf(Subject subject, @Nullable Path input) {
        String name = "rejects-" + (inputs.partial() ? "partial-" : "") + subject.word() + "s";
        Path usual = inputs.out().resolve(name + ".csv");
        boolean isInput = input != null && same(input, usual);
        return isInput ? inputs.out().resolve(name + "-again.csv") : usual;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Counts(long rows, long refused) {}

    private void limit(Subject subject, Path file, List<String> first, Path rejects) {
        Counts counts = db.sql("select rows, refused from roster_file where run_id = :run and subject = :subject")
                .param("run", run)
                .param("subject", subject.word())
                .query(Counts.class)
                .single();
        RejectShare.check(
                file, counts.rows(), counts.refused(), inputs.settings().maxRejectShare(), first, rejects);
    }
}
