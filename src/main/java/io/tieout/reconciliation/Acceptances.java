package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of an employer's rows in a run somebody accepted: few among many, so they are read before the rows. */
final class Acceptances {

    /** What {@code accepted_row a} says of {@code examined_row r}, of a {@code :period} that is given. */
    static final String OF_ROW = """
             a.period = :period and a.run_id = r.run_id and a.employer_ref = r.employer_ref
                and a.employee_ref = r.employee_ref and a.currency = r.currency and a.portion = r.portion
            """;

    private final Map<Key, Acceptance> byRow = new HashMap<>();

    private Acceptances() {}

    static Acceptances of(JdbcClient jdbc, long run, String employerRef) {
        Acceptances acceptances = new Acceptances();
        jdbc.sql("select * from accepted_row where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .query(row -> {
                    acceptances.byRow.put(
                            new Key(
                                    employerRef,
                                    row.getString("employee_ref"),
                                    row.getString("currency"),
                                    Portion.of(row.getString("portion"))),
                            new Acceptance(
                                    row.getString("account"),
                                    row.getString("reason"),
                                    row.getObject("decided_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return acceptances;
    }

    /** The row, with the acceptance among what stands beside its figures if there is one. */
    ReconciliationRow marked(ReconciliationRow row) {
        Acceptance acceptance = byRow.get(new Key(row.employerRef(), row.employeeRef(), row.currency(), row.portion()));
        return acceptance == null ? row : row.withNote(Notes.join(row.note(), acceptance.words()));
    }
}
