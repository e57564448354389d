package io.tieout.roster;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code readiness.csv}: who can use Kota's own pages, who can't yet, and since when as far as we saw. */
final class Readiness {

    /** The status is a word of Kota's, and Kota may have new ones. */
    private static final QueryFile FILE = new QueryFile(
            List.of("employer_ref", "employee_ref", "employee_id", "hosted", "status", "since", "why"),
            Set.of("status"));

    /**
     * Everybody whom Kota holds and who is not gone. The first rule that applies; an employer's state
     * stands in the way of its people too.
     */
    static final String PEOPLE = """
            select e.employer_ref, e.employee_ref, e.kota_id, rule.hosted, coalesce(e.kota_status, 'unknown') as status,
                   to_char(e.status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, rule.why
            from employee e
            join employer er on er.employer_ref = e.employer_ref,
            lateral (
                select hosted, why from (values
                    (1, e.kota_status = 'restricted', 'no', 'restricted by Kota; ask Kota why'),
                    (2, e.kota_status = 'pending', 'no',
                        'Kota''s checks are not done, or the first day of benefits is ahead'),
                    (3, er.kota_status in ('restricted', 'inactive'), 'no',
                        'its employer is ' || er.kota_status || ' at Kota'),
                    (4, er.kota_status = 'pending', 'no', 'its employer is still pending at Kota'),
                    (5, e.kota_status = 'offboarding', 'yes', 'leaves' || coalesce(' on ' || e.leave_on, '')),
                    (6, e.kota_status = 'active', 'yes', ''),
                    (7, true, 'unknown', 'a status that Tieout does not know')
                ) as rules (number, applies, hosted, why)
                where applies order by number limit 1
            ) rule
            where e.kota_id is not null and coalesce(e.kota_status, '') <> 'inactive'
              and (cardinality(:employers::text[]) = 0 or e.employer_ref = any(:employers::text[]))
            """;

    private Readiness() {}

    /** @param employers whose people alone are written; none for all */
    static void write(JdbcClient db, Path file, Collection<String> employers) {
        FILE.write(
                file,
                db.sql(PEOPLE + " order by e.employer_ref collate \"C\", e.employee_ref collate \"C\"")
                        .param("employers", employers.toArray(String[]::new)));
    }
}
