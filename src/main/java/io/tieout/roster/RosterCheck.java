package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RejectShare;
import io.tieout.payroll.RejectsFile;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
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
        List<String> refusedEmployers;
        List<String> refusedEmployees;
        Path first = inputs.out().resolve("rejects-employers.csv");
        Path second = inputs.out().resolve("rejects-employees.csv");
        try (RejectsFile rejects = PayrollFiles.employersRejects(
                inputs.employers(), inputs.settings().employers(), first)) {
            new Rejects(db, run, Staging.EMPLOYERS).write(employers, rejects, first);
            refusedEmployers = rejects.first();
        }
        try (RejectsFile rejects = PayrollFiles.employeesRejects(
                inputs.employees(), inputs.settings().employees(), second)) {
            new Rejects(db, run, Staging.EMPLOYEES).write(employees, rejects, second);
            refusedEmployees = rejects.first();
        }
        limit(Subject.EMPLOYER, inputs.employers(), refusedEmployers, first);
        limit(Subject.EMPLOYEE, inputs.employees(), refusedEmployees, second);
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
