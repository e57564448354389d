package io.tieout.export;

import io.tieout.jobfile.ImportLayout;
import io.tieout.jobfile.JournalAccount;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What went out, run by run: table {@code exported}. */
@Component
public class Exports {

    private final JdbcClient db;

    Exports(JdbcClient db) {
        this.db = db;
    }

    /** The files of a run's employers, by employer ref; those whose files are not complete are not among them. */
    public List<ExportedFiles> of(long run) {
        return db.sql("select * from exported where run_id = ? order by employer_ref collate \"C\"")
                .param(run)
                .query(Exports::files)
                .list();
    }

    /** The files of one of a run's employers. */
    Optional<ExportedFiles> of(long run, String employerRef) {
        return db.sql("select * from exported where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .query(Exports::files)
                .optional();
    }

    /** The workbook across all employers of the period, beside their folders. */
    public Path portfolio(ExportedFiles files) {
        return files.folder().resolve("../..").resolve(Portfolio.NAME).normalize();
    }

    /**
     * The number of the first run of the period whose final import told payroll the same for the employer,
     * in whatever layout.
     *
     * <p>Drafts don't count: they are not to be imported, and while a report is open every look at it writes
     * one, so a warning there would be noise that people learn to ignore.
     *
     * @param onlyAfter runs before this one don't count; 0 for all
     */
    @Nullable
    Integer alreadyInstructed(EmployerOfRun employer, String instruction, String file, long onlyAfter) {
        return db.sql("""
                        select min(r.number)
                          from exported x join run r on r.id = x.run_id
                         where x.employer_ref = ? and x.period = ?
                           and (x.instruction_sha256 = ? or x.instruction_sha256 is null and x.import_sha256 = ?)
                           and not x.draft and x.import_lines > 0 and x.run_id <> ? and x.run_id >= ?
                        """)
                .params(employer.employerRef(), employer.period(), instruction, file, employer.run(), onlyAfter)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** @param terms that its import was written with, null for a row of an earlier version */
    record Told(long runId, @Nullable String terms) {}

    /** The run before this one whose final import went out last for the employer and period. */
    Optional<Told> toldLast(EmployerOfRun employer) {
        return db.sql("""
                        select run_id, import_terms as terms from exported
                         where employer_ref = ? and period = ? and run_id < ?
                           and not draft and review is null and import_sha256 is not null
                         order by run_id desc limit 1
                        """)
                .params(employer.employerRef(), employer.period(), employer.run())
                .query(Told.class)
                .optional();
    }

    /** @param accounts that its journal was booked on */
    record Booked(long runId, Map<JournalAccount, String> accounts) {}

    /** The run before this one whose journal went out last for the employer and period. */
    Optional<Booked> bookedLast(EmployerOfRun employer) {
        return db.sql("""
                        select run_id, journal_accounts from exported
                         where employer_ref = ? and period = ? and run_id < ? and journal_accounts is not null
                         order by run_id desc limit 1
                        """)
                .params(employer.employerRef(), employer.period(), employer.run())
                .query((row, number) -> new Booked(row.getLong(1), Journals.accounts(row.getString(2))))
                .optional();
    }

    /** Remembers what a complete folder holds; saying it twice changes nothing. */
    void remember(EmployerOfRun employer, Path folder, Manifest manifest) {
        Manifest.PayrollImport instruction = manifest.payroll_import();
        Manifest.LeftOut leftOut = instruction == null ? null : instruction.left_out();
        db.sql("""
                        insert into exported (run_id, employer_ref, period, folder, review, draft, import_sha256,
                                              import_lines, left_out_people, already_instructed, import_file,
                                              instruction_sha256, import_note, import_terms, journal_accounts)
                        values (:run, :employer, :period, :folder, :review, :draft, :sha256, :lines, :leftOut, :already,
                                :file, :instruction, :note, :terms, :journal)
                        on conflict (run_id, employer_ref) do nothing
                        """)
                .param("run", employer.run())
                .param("employer", employer.employerRef())
                .param("period", employer.period())
                .param("folder", folder.toString())
                .param("review", manifest.review())
                .param("draft", instruction != null && instruction.draft())
                .param("sha256", instruction == null ? null : instruction.sha256())
                .param("lines", instruction == null ? 0 : instruction.lines())
                .param("leftOut", leftOut == null ? 0 : leftOut.people())
                .param("already", instruction == null ? null : instruction.already_instructed_in_run())
                .param("file", instruction == null ? null : instruction.file())
                .param("instruction", instruction == null ? null : instruction.instruction_sha256())
                .param("note", instruction == null ? null : instruction.note())
                .param("terms", instruction == null ? null : instruction.terms())
                .param(
                        "journal",
                        manifest.journal() == null
                                ? null
                                : Journals.text(manifest.journal().accounts()))
                .update();
    }

    private static ExportedFiles files(ResultSet row, int number) throws SQLException {
        Path folder = Path.of(row.getString("folder"));
        @Nullable String review = row.getString("review");
        boolean draft = row.getBoolean("draft");
        return new ExportedFiles(
                row.getString("employer_ref"),
                folder,
                review == null ? folder.resolve(Workbook.NAME) : null,
                review == null ? folder.resolve(importFile(row.getString("import_file"), draft)) : null,
                draft,
                row.getInt("import_lines"),
                row.getInt("left_out_people"),
                row.getObject("already_instructed", Integer.class),
                row.getString("import_note"),
                review);
    }

    private static String importFile(@Nullable String name, boolean draft) {
        return name == null ? PayrollImportFile.name(ImportLayout.CANONICAL, draft) : name;
    }
}
