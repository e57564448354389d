package io.tieout.contribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kota's employee ids, as payroll's own refs. */
@Component
class RosterRefs {

    private final JdbcClient jdbc;

    RosterRefs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The refs of those ids that the roster knows. */
    Map<String, String> of(Collection<String> employeeIds) {
        Map<String, String> refs = new HashMap<>();
        jdbc.sql("select kota_id, employee_ref from employee where kota_id = any(?)")
                .param(employeeIds.toArray(String[]::new))
                .query(row -> {
                    refs.put(row.getString(1), row.getString(2));
                });
        return refs;
    }
}
