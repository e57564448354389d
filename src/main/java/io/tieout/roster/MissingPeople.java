package io.tieout.roster;

import io.tieout.file.CsvLines;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code missing.csv}: who is at Kota and not in the file, since when, and how many nights in a row. */
final class MissingPeople {

    private static final int AT_A_TIME = 1000;

    private static final String MISSING = """
            select p.employer_ref, p.employee_ref, p.kota_id, p.nights::text,
                   coalesce(e.missing_since, :today)::text
            from plan_row p
            join employee e on e.employer_ref = p.employer_ref and e.employee_ref = p.employee_ref
            where p.run_id = :run and p.subject = 'employee' and p.action = 'MISSING'
            order by p.employer_ref collate "C", p.employee_ref collate "C"
            """;

    private MissingPeople() {}

    static void write(JdbcClient db, long run, LocalDate today, Path folder) {
        try {
            Private.folder(folder);
            WholeFile.write(folder.resolve("missing.csv"), out -> rows(db, run, today, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write missing.csv in " + folder, e);
        }
    }

    /** Refs that a spreadsheet would run are refused on reading, so nothing has to be made harmless here. */
    private static long rows(JdbcClient db, long run, LocalDate today, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, "employer_ref", "employee_ref", "employee_id", "nights", "since");
        db.sql(MISSING)
                .param("run", run)
                .param("today", today)
                .withFetchSize(AT_A_TIME)
                .query(row -> {
                    csv.row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                });
        return csv.finish();
    }
}
