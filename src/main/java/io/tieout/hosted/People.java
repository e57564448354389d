package io.tieout.hosted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roster's people, as far as Kota holds them. */
@Component
class People {

    private static final String SELECT = """
            select e.employer_ref, e.employee_ref, r.kota_id as employer_id, e.kota_id as employee_id, e.kota_status,
                   e.status_since, r.kota_status as employer_status
            from employee e join employer r on r.employer_ref = e.employer_ref
            where e.kota_id is not null and r.kota_id is not null
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param employer null for any; people of several employers may have the same ref */
    List<Person> withRef(String ref, @Nullable String employer) {
        if (isNoRef(ref) || employer != null && isNoRef(employer)) {
            return List.of();
        }
        return jdbc.sql(SELECT + """
                         and e.employee_ref = :ref and (:employer::text is null or e.employer_ref = :employer)
                        order by e.employer_ref collate "C"
                        """)
                .param("ref", ref)
                .param("employer", employer)
                .query(People::person)
                .list();
    }

    /** @param employeeId Kota's */
    Optional<Person> withId(String employeeId) {
        return jdbc.sql(SELECT + " and e.kota_id = :id")
                .param("id", employeeId)
                .query(People::person)
                .optional();
    }

    /** Not even the database takes every character. */
    private static boolean isNoRef(String ref) {
        return ref.isBlank() || ref.chars().anyMatch(Character::isISOControl);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        OffsetDateTime since = row.getObject("status_since", OffsetDateTime.class);
        return new Person(
                row.getString("employer_ref"),
                row.getString("employee_ref"),
                row.getString("employer_id"),
                row.getString("employee_id"),
                row.getString("kota_status"),
                since == null ? null : since.toInstant(),
                row.getString("employer_status"));
    }
}
