package io.tieout.roster;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code missing.csv}: who is at Kota and not in the file, since when, and how many nights in a row. */
final class MissingPeople {

    private static final QueryFile FILE =
            new QueryFile(List.of("employer_ref", "employee_ref", "employee_id", "nights", "since"), Set.of());

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
        FILE.write(
                folder.resolve("missing.csv"), db.sql(MISSING).param("run", run).param("today", today));
    }
}
