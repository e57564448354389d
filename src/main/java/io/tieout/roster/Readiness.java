package io.tieout.roster;

import io.tieout.file.CsvLines;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code readiness.csv}: who can't use Kota's own pages yet, and since when as far as we saw. */
final class Readiness {

    /** After a first sync everybody waits; they are read bit by bit, which needs a transaction. */
    private static final int AT_A_TIME = 1000;

    private static final String WAITING = """
            select employer_ref, employee_ref, kota_status,
                   to_char(status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
            from employee where kota_status in ('pending', 'restricted')
            order by employer_ref collate "C", employee_ref collate "C"
            """;

    private Readiness() {}

    static void write(JdbcClient db, Path folder) {
        try {
            Private.folder(folder);
            WholeFile.write(folder.resolve("readiness.csv"), out -> rows(db, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write readiness.csv in " + folder, e);
        }
    }

    /** Refs that a spreadsheet would run are refused on reading, so nothing has to be made harmless here. */
    private static long rows(JdbcClient db, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, "employer_ref", "employee_ref", "status", "since");
        db.sql(WAITING).withFetchSize(AT_A_TIME).query(row -> {
            csv.row(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        });
        return csv.finish();
    }
}
