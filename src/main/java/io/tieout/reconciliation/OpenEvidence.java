package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lines and register rows of people who did not agree, a batch at a time.
 *
 * <p>Each person is looked up alone, by an index on person and all; {@code offset 0} keeps it so. Left to itself
 * PostgreSQL expected few rows of an employer and read all of them for each of its people.
 */
@Component
class OpenEvidence {

    /** Both sides by row. */
    record Found(Map<Key, List<ChargedLine>> lines, Map<Key, List<WithheldRow>> rows) {}

    private final JdbcClient jdbc;

    OpenEvidence(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Found of(long run, List<OpenRow> open) {
        Found found = new Found(new HashMap<>(), new HashMap<>());
        people(run, open, """
                        select l.*
                        from unnest(:employers::text[], :employees::text[]) as w (employer_ref, employee_ref)
                        join counted_pull p on p.run_id = :run and p.employer_ref = w.employer_ref
                            and p.employer_ref = any(:employers)
                        cross join lateral (
                            select * from contribution_line o
                            where o.pull_id = p.id and o.employee_ref = w.employee_ref
                            offset 0
                        ) l
                        """).query(row -> {
            found.lines().computeIfAbsent(key(row), key -> new ArrayList<>()).add(line(row));
        });
        people(run, open, """
                        select r.*
                        from unnest(:employers::text[], :employees::text[]) as w (employer_ref, employee_ref)
                        join reconciliation n on n.run_id = :run and n.employer_ref = w.employer_ref
                        cross join lateral (
                            select * from register_row o
                            where o.run_id = n.register_run and o.employer_ref = w.employer_ref
                              and o.employee_ref = w.employee_ref and o.portion is not null
                            offset 0
                        ) r
                        """).query(row -> {
            found.rows().computeIfAbsent(key(row), key -> new ArrayList<>()).add(withheld(row));
        });
        return found;
    }

    private JdbcClient.StatementSpec people(long run, List<OpenRow> open, String sql) {
        List<Key> people = open.stream()
                .map(row -> new Key(row.key().employerRef(), row.key().employeeRef(), "", Portion.EMPLOYEE))
                .distinct()
                .toList();
        return jdbc.sql(sql)
                .param("run", run)
                .param("employers", people.stream().map(Key::employerRef).toArray(String[]::new))
                .param("employees", people.stream().map(Key::employeeRef).toArray(String[]::new));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("employer_ref"),
                row.getString("employee_ref"),
                row.getString("currency"),
                Portion.of(row.getString("portion")));
    }

    private static ChargedLine line(ResultSet row) throws SQLException {
        return new ChargedLine(
                row.getString("entry_id"),
                row.getString("category"),
                row.getString("member_type"),
                row.getBoolean("adjustment"),
                row.getString("adjustment_for"),
                row.getBigDecimal("amount"),
                row.getString("type"),
                row.getObject("cover_from", LocalDate.class),
                row.getObject("cover_to", LocalDate.class),
                row.getString("policy_id"),
                YearMonth.from(row.getObject("reporting_month", LocalDate.class)));
    }

    private static WithheldRow withheld(ResultSet row) throws SQLException {
        return new WithheldRow(
                row.getString("pay_run"),
                row.getObject("pay_date", LocalDate.class),
                row.getString("pay_element"),
                row.getBigDecimal("amount"));
    }
}
