package io.tieout.roster;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code readiness.csv}: who can't use Kota's own pages yet, and since when as far as we saw. */
final class Readiness {

    private static final String WAITING = """
            select employer_ref, employee_ref, kota_status,
                   to_char(status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
            from employee where kota_status in ('pending', 'restricted')
            order by employer_ref collate "C", employee_ref collate "C"
            """;

    private Readiness() {}

    static void write(JdbcTemplate db, Path folder) {
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(
                    folder,
                    "readiness",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (BufferedWriter out = Files.newBufferedWriter(half, StandardCharsets.UTF_8)) {
                out.write("employer_ref,employee_ref,status,since\r\n");
                db.query(WAITING, row -> {
                    try {
                        out.write(cell(row.getString(1)) + ',' + cell(row.getString(2)) + ',' + row.getString(3) + ','
                                + (row.getString(4) == null ? "" : row.getString(4)) + "\r\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            Files.move(half, folder.resolve("readiness.csv"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write readiness.csv in " + folder, e);
        }
    }

    /** Refs that a spreadsheet would run are refused on reading; quoting is all that is left to do. */
    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
