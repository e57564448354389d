package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.database.InPieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows that need a person, to be worked off, and what people decide about them. An accepted row keeps its status
 * and its balance; it only stops asking for somebody. A balance goes by {@link WriteOffs}.
 */
@Component
public class Breaks {

    private static final String ROWS =
            """
            select r.*, n.period, n.stale, run.number, a.account, a.reason as accepted_because, a.decided_at
            from (select distinct on (employer_ref) * from counted_reconciliation
                  where period = :period and (:employer::text is null or employer_ref = :employer)
                  order by employer_ref, run_id desc) n
            join run on run.id = n.run_id
            join examined_row r on r.run_id = n.run_id and r.employer_ref = n.employer_ref
            left join accepted_row a on""" + Acceptances.OF_ROW + "where r.status in " + Status.sqlOfThoseThatNeedPerson() + "\n";

    private static final String BY_MONEY = """
            order by r.currency collate "C",
                %s desc,
                r.employer_ref collate "C", r.employee_ref collate "C", r.portion collate "C"
            """.formatted(ReconciliationRows.atStake("r"));

    private final JdbcClient jdbc;
    private final InPieces inPieces;
    private final Clock clock;
    private final TransactionTemplate deciding;

    Breaks(DataSource dataSource, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
        this.clock = clock;
        this.deciding = new TransactionTemplate(transactions);
    }

    /**
     * Hands over the rows of the newest runs of a period that need a person, the most money first; sums of different
     * currencies can't be compared, so each currency has its own order. Accepted ones are among them. Constant memory.
     *
     * @param employerRef null for all
     */
    public void forEach(YearMonth period, @Nullable String employerRef, Consumer<OpenBreak> consumer) {
        inPieces.forEach(ROWS + BY_MONEY, values(period, employerRef), row -> consumer.accept(read(row)));
    }

    /** The first of what {@link #forEach} hands over, for a page. @param most how many at most */
    public List<OpenBreak> first(YearMonth period, @Nullable String employerRef, int most) {
        return jdbc.sql(ROWS + BY_MONEY + " limit :most")
                .paramSource(values(period, employerRef).addValue("most", most))
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Accepts a row as it is now. A later run keeps the acceptance exactly while it comes to the same status and
     * variance (and, of a balance that is only carried, the same balance).
     *
     * @throws UsageException if the newest run of the period has no such row that needs a person
     * @throws GuardException if it is accepted already
     */
    public OpenBreak accept(RowRef ref, Decision decision) {
        return decide(ref, decision, true, null);
    }

    /**
     * Accepts a row as somebody saw it.
     *
     * @param seen its {@link OpenBreak#figures} at that time
     * @throws UsageException if the newest run of the period has no such row that needs a person
     * @throws GuardException if it is accepted already, or has other figures now
     */
    public OpenBreak accept(RowRef ref, Decision decision, String seen) {
        return decide(ref, decision, true, seen);
    }

    /**
     * Takes an acceptance back, with a reason of its own; both stay on record.
     *
     * @throws UsageException if there is no such row, or it is not accepted
     */
    public OpenBreak takeBack(RowRef ref, Decision decision) {
        return decide(ref, decision, false, null);
    }

    private OpenBreak decide(RowRef ref, Decision decision, boolean accepted, @Nullable String seen) {
        OpenBreak decided = deciding.execute(transaction -> {
            OpenBreak row = of(ref).orElseThrow(() -> new UsageException("There is nothing to accept: " + ref
                    + " has no row that needs a person in the newest run of the period. Check refs, currency and"
                    + " portion; \"breaks\" lists them."));
            refuse(row, accepted, seen);
            add(row, decision, accepted);
            return of(ref).orElseThrow();
        });
        if (decided == null) {
            throw new IllegalStateException("a decision was taken and not told");
        }
        return decided;
    }

    private static void refuse(OpenBreak row, boolean accepted, @Nullable String seen) {
        if (seen != null && !seen.equals(row.figures())) {
            throw new GuardException("The row of " + row.ref()
                    + " has other figures now than when you looked at it. Nothing was added; look at it again.");
        }
        if (accepted && row.acceptance() != null) {
            throw new GuardException("The row of " + row.ref() + " is accepted already: "
                    + row.acceptance().words() + ". Nothing was added.");
        }
        if (!accepted && row.acceptance() == null) {
            throw new UsageException("The row of " + row.ref() + " is not accepted, so nothing can be taken back.");
        }
    }

    private void add(OpenBreak row, Decision decision, boolean accepted) {
        ReconciliationRow settled = row.row();
        jdbc.sql("""
                        insert into break_decision (run_id, employer_ref, period, employee_ref, currency, portion,
                            accepted, status, variance, closing, account, reason, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        row.run(),
                        settled.employerRef(),
                        row.period().toString(),
                        settled.employeeRef(),
                        settled.currency(),
                        settled.portion().word(),
                        accepted,
                        settled.status().name(),
                        settled.variance(),
                        settled.closing(),
                        decision.account(),
                        decision.reason(),
                        OffsetDateTime.now(clock))
                .update();
    }

    /** The row as the newest run of the period has it; empty when it needs nobody, or is gone. */
    public Optional<OpenBreak> of(RowRef ref) {
        MapSqlParameterSource values = values(ref.period(), ref.employerRef())
                .addValue("employee", ref.employeeRef())
                .addValue("currency", ref.currency())
                .addValue("portion", ref.portion().word());
        return jdbc
                .sql(ROWS + " and r.employee_ref = :employee and r.currency = :currency and r.portion = :portion")
                .paramSource(values)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .findFirst();
    }

    private static MapSqlParameterSource values(YearMonth period, @Nullable String employerRef) {
        return new MapSqlParameterSource("period", period.toString()).addValue("employer", employerRef);
    }

    /** Reads a row of the query above, or one with the same columns. */
    static OpenBreak read(ResultSet row) throws SQLException {
        String account = row.getString("account");
        return new OpenBreak(
                YearMonth.parse(row.getString("period")),
                row.getLong("run_id"),
                row.getInt("number"),
                row.getBoolean("stale"),
                ReconciliationRows.read(row),
                account == null
                        ? null
                        : new Acceptance(
                                account,
                                row.getString("accepted_because"),
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant()));
    }
}
