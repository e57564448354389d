package io.tieout.reconciliation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did about a row over all runs of its period; nothing of it is ever taken away. */
@Component
public class BreakHistory {

    private static final String ENTRIES = """
            select decided_at as at, account, case when accepted then 'accepted it' else 'took the acceptance back' end as act,
                reason, id, 1 as kind
            from break_decision where employer_ref = :employer and period = :period and employee_ref = :employee
                and currency = :currency and portion = :portion
            union all
            select handed_at, account, case when handed_to is null then 'made it nobody''s in particular'
                else 'handed it to ' || handed_to end, note, id, 2
            from break_hand_over where employer_ref = :employer and period = :period and employee_ref = :employee
                and currency = :currency and portion = :portion
            order by at desc, kind, id desc limit :most
            """;

    private static final int MOST = 50;

    /** @param act in words, like {@code accepted it} */
    public record Entry(Instant at, String account, String act, String reason) {}

    private final JdbcClient jdbc;

    BreakHistory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The newest first. */
    public List<Entry> of(RowRef row) {
        return jdbc.sql(ENTRIES)
                .param("employer", row.employerRef())
                .param("period", row.period().toString())
                .param("employee", row.employeeRef())
                .param("currency", row.currency())
                .param("portion", row.portion().word())
                .param("most", MOST)
                .query((entry, number) -> new Entry(
                        entry.getObject("at", OffsetDateTime.class).toInstant(),
                        entry.getString("account"),
                        entry.getString("act"),
                        entry.getString("reason")))
                .list();
    }
}
