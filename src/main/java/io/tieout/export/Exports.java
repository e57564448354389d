package io.tieout.export;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    /**
     * The number of the first run of the period whose final import for the employer had these very bytes.
     *
     * <p>Drafts don't count: they are not to be imported, and while a report is open every look at it writes
     * one, so a warning there would be noise that people learn to ignore.
     */
    @Nullable
    Integer alreadyInstructed(EmployerOfRun employer, String sha256) {
        return db.sql("""
                        select min(r.number)
                          from exported x join run r on r.id = x.run_id
                         where x.employer_ref = ? and x.period = ? and x.import_sha256 = ?
                           and not x.draft and x.import_lines > 0 and x.run_id <> ?
                        """)
                .params(employer.employerRef(), employer.period(), sha256, employer.run())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** Remembers what a complete folder holds; saying it twice changes nothing. */
    void remember(EmployerOfRun employer, Path folder, Manifest manifest) {
        Manifest.PayrollImport instruction = manifest.payroll_import();
        Manifest.LeftOut leftOut = instruction == null ? null : instruction.left_out();
        db.sql("""
                        insert into exported (run_id, employer_ref, period, folder, review, draft, import_sha256,
                                              import_lines, left_out_people, already_instructed)
                        values (:run, :employer, :period, :folder, :review, :draft, :sha256, :lines, :leftOut, :already)
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
                review == null ? folder.resolve(EmployerOfRun.importName(draft)) : null,
                draft,
                row.getInt("import_lines"),
                row.getInt("left_out_people"),
                row.getObject("already_instructed", Integer.class),
                review);
    }
}
