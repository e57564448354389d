package io.tieout.roster;

import io.tieout.file.CsvLines;
import io.tieout.file.FormulaText;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code leavers.csv}: whom a run offboarded, whose offboarding it took back, and where neither can be done. */
final class LeaversFile {

    static final String NAME = "leavers.csv";

    private static final int AT_A_TIME = 1000;

    private static final String LEAVERS = """
            select * from (
                select employer_ref, employee_ref, kota_id, lower(outcome) as word, leave_on, days_back, '' as why
                from intent i
                left join lateral (select p.days_back from plan_row p where p.run_id = i.run_id and p.subject = i.subject
                    and p.line = i.line and p.action = i.action) plan on true
                where i.run_id = :run and i.outcome in ('OFFBOARDED', 'CANCELLED')
                union all
                select i.employer_ref, i.employee_ref, i.kota_id, 'cannot', i.leave_on, p.days_back,
                       p.reason || coalesce('; ' || i.detail, '')
                from intent i
                join plan_row p on p.run_id = i.run_id and p.subject = i.subject and p.line = i.line and p.action = i.action
                where i.run_id = :run and i.%s
                union all
                select employer_ref, employee_ref, kota_id, 'cannot', leave_on, days_back, reason
                from plan_row
                where run_id = :run and subject = 'employee' and action = 'CANNOT' and leave_on is not null
            ) leavers
            order by employer_ref collate "C", employee_ref collate "C", word
            """.formatted(SyncReports.LEAVE_REFUSED.replace(" and ", " and i."));

    private LeaversFile() {}

    static void write(JdbcClient db, long run, Path folder) {
        try {
            Private.folder(folder);
            WholeFile.write(folder.resolve(NAME), out -> rows(db, run, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + NAME + " in " + folder, e);
        }
    }

    /** Kota's words are among the reasons. */
    private static long rows(JdbcClient db, long run, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(
                out, "employer_ref", "employee_ref", "employee_id", "outcome", "leave_on", "days_back", "why");
        db.sql(LEAVERS).param("run", run).withFetchSize(AT_A_TIME).query(row -> {
            csv.row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    FormulaText.defused(row.getString(7)));
        });
        return csv.finish();
    }
}
