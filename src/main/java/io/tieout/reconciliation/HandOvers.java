package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows that need a person, given to one. It changes no figure and no exit code. A row stays with somebody through later
 * runs of the period, for as long as it needs a person and nobody has accepted it.
 */
@Component
public class HandOvers {

    /** As {@link #read} wants them. @param rows break_hand_over under another name */
    static String columns(String rows) {
        return "%1$s.handed_to, %1$s.account as handed_by, %1$s.note as handed_note, %1$s.handed_at".formatted(rows);
    }

    private static final String OF_ROW = """
            select %s from break_hand_over h
            where h.employer_ref = :employer and h.period = :period and h.employee_ref = :employee
              and h.currency = :currency and h.portion = :portion
            order by h.id desc limit 1
            """.formatted(columns("h"));

    private final JdbcClient jdbc;
    private final Breaks breaks;
    private final Clock clock;
    private final TransactionTemplate writing;

    HandOvers(DataSource dataSource, Breaks breaks, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.breaks = breaks;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    /** Who has the row now; empty when it is nobody's in particular. */
    public Optional<HandOver> of(RowRef ref) {
        return jdbc.sql(OF_ROW)
                .param("employer", ref.employerRef())
                .param("period", ref.period().toString())
                .param("employee", ref.employeeRef())
                .param("currency", ref.currency())
                .param("portion", ref.portion().word())
                .query((row, number) -> Optional.ofNullable(read(row)))
                .optional()
                .flatMap(found -> found);
    }

    /**
     * Gives the row to somebody, also when somebody else has it.
     *
     * @param to the account; that there is such a one is for the caller to know
     * @param decision who hands it over, with a note as its reason
     * @throws UsageException if the newest run of the period has no such row that needs a person
     * @throws GuardException if it is accepted, so that nobody has to look at it
     */
    public HandOver add(RowRef ref, String to, Decision decision) {
        return write(ref, new Decision(to, decision.reason()).account(), decision)
                .orElseThrow();
    }

    /**
     * Makes it nobody's in particular again.
     *
     * @throws UsageException if there is no such row, or it is nobody's
     */
    public void takeBack(RowRef ref, Decision decision) {
        if (of(ref).isEmpty()) {
            throw new UsageException("The row of " + ref + " was handed to nobody, so nothing can be taken back.");
        }
        write(ref, null, decision);
    }

    private Optional<HandOver> write(RowRef ref, @Nullable String to, Decision decision) {
        Optional<HandOver> written = writing.execute(transaction -> {
            OpenBreak row = breaks.of(ref)
                    .orElseThrow(() -> new UsageException("There is nothing to hand over: " + ref
                            + " has no row that needs a person in the newest run of the period."));
            if (row.acceptance() != null) {
                throw new GuardException("The row of " + ref + " is "
                        + row.acceptance().words() + ". Nobody has to look at it; take the acceptance back first.");
            }
            jdbc.sql("""
                            insert into break_hand_over (employer_ref, period, employee_ref, currency, portion, handed_to,
                                account, note, handed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            ref.employerRef(),
                            ref.period().toString(),
                            ref.employeeRef(),
                            ref.currency(),
                            ref.portion().word(),
                            to,
                            decision.account(),
                            decision.reason(),
                            OffsetDateTime.now(clock))
                    .update();
            return of(ref);
        });
        if (written == null) {
            throw new IllegalStateException("a row was handed over and not told");
        }
        return written;
    }

    static @Nullable HandOver read(ResultSet row) throws SQLException {
        String to = row.getString("handed_to");
        return to == null
                ? null
                : new HandOver(
                        to,
                        row.getString("handed_by"),
                        row.getString("handed_note"),
                        row.getObject("handed_at", OffsetDateTime.class).toInstant());
    }
}
