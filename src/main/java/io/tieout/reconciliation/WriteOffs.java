package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Balances that are given up, each as a movement of its own with who and why. No row of a run changes by it, also not
 * of a period that is signed off: the movement comes after what the period closed with, and the next opening has it.
 *
 * <p>The caller holds the lock of the period's runs, so that no balance moves while it is written off.
 */
@Component
public class WriteOffs {

    /** The newest period of the employer, and the run of it whose closings are the next openings. */
    private static final String NEWEST = """
            select n.run_id, n.period, n.stale, r.employee_id, coalesce(r.closing, 0) as closing,
                (select coalesce(sum(w.amount), 0) from write_off w
                 where w.employer_ref = n.employer_ref and w.period = n.period and w.employee_ref = :employee
                   and w.currency = :currency and w.portion = :portion) as written_off
            from (select * from counted_reconciliation o
                  where o.employer_ref = :employer
                  order by o.period collate "C" desc,
                      %s
                  limit 1) n
            left join lateral (select * from reconciliation_row r
                where r.run_id = n.run_id and r.employer_ref = n.employer_ref
                  and r.employee_ref = :employee and r.currency = :currency and r.portion = :portion
                offset 0) r on true
            """.formatted(CountingRun.first("o"));

    private record Newest(
            long run,
            YearMonth period,
            boolean stale,
            @Nullable String employeeId,
            BigDecimal balance) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate writing;

    WriteOffs(DataSource dataSource, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    /**
     * Writes off what the newest period of the employer left open, or a part of it.
     *
     * @param amount how much of the balance, major units, more than zero; null for all of it
     * @throws UsageException if nothing is open there, the period is not the employer's newest, or the amount is not
     *     one, is finer than the currency or is more than the balance
     * @throws GuardException if an earlier period was run again since, so that the balance no longer holds
     */
    public WriteOff add(RowRef row, @Nullable BigDecimal amount, Decision decision) {
        WriteOff written = writing.execute(transaction -> {
            Newest newest = newest(row)
                    .orElseThrow(() -> new UsageException("There is nothing to write off: no run" + " has settled "
                            + row.employerRef() + ". Check the ref, zeros included."));
            refuse(row, newest);
            return add(row, newest, movement(row, newest.balance(), amount), decision);
        });
        if (written == null) {
            throw new IllegalStateException("a balance was written off and not told");
        }
        return written;
    }

    /** What was written off after a period closed, in the order in which it was; {@code left} as it was then. */
    public List<WriteOff> of(YearMonth period, String employerRef) {
        return jdbc.sql("""
                        select w.*, coalesce(r.closing, 0) + sum(w.amount) over (
                            partition by w.employee_ref, w.currency, w.portion order by w.id) as left_open
                        from write_off w
                        left join examined_row r on r.run_id = w.run_id and r.employer_ref = w.employer_ref
                            and r.employee_ref = w.employee_ref and r.currency = w.currency and r.portion = w.portion
                        where w.period = ? and w.employer_ref = ? order by w.id
                        """)
                .params(period.toString(), employerRef)
                .query((row, number) -> new WriteOff(
                        new RowRef(
                                period,
                                employerRef,
                                row.getString("employee_ref"),
                                row.getString("currency"),
                                Portion.of(row.getString("portion"))),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("left_open"),
                        row.getString("account"),
                        row.getString("reason"),
                        row.getObject("written_off_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<Newest> newest(RowRef row) {
        return jdbc.sql(NEWEST)
                .param("employer", row.employerRef())
                .param("employee", row.employeeRef())
                .param("currency", row.currency())
                .param("portion", row.portion().word())
                .query((found, number) -> new Newest(
                        found.getLong("run_id"),
                        YearMonth.parse(found.getString("period")),
                        found.getBoolean("stale"),
                        found.getString("employee_id"),
                        found.getBigDecimal("closing").add(found.getBigDecimal("written_off"))))
                .optional();
    }

    private static void refuse(RowRef row, Newest newest) {
        if (!newest.period().equals(row.period())) {
            throw new UsageException("The newest period of " + row.employerRef() + " is " + newest.period() + ", not "
                    + row.period() + ": what is open now stands there. Write it off with --period "
                    + newest.period() + ".");
        }
        if (newest.stale()) {
            throw new GuardException(row.period() + " of " + row.employerRef() + " is stale: an earlier period was run"
                    + " again since, so its balances no longer hold. Run \"reconcile --period " + row.period()
                    + " --employer " + row.employerRef() + "\" again first.");
        }
        if (newest.balance().signum() == 0) {
            throw new UsageException("Nothing is open for " + row
                    + ". Check refs, currency and portion; \"balances --people\" lists what is open.");
        }
    }

    /** What the balance moves by. */
    private static BigDecimal movement(RowRef row, BigDecimal balance, @Nullable BigDecimal amount) {
        BigDecimal size = amount == null ? balance.abs() : amount;
        String open = Amounts.plain(balance, row.currency()) + " " + row.currency();
        if (size.signum() <= 0 || size.compareTo(balance.abs()) > 0) {
            throw new UsageException("The amount: expected more than 0 and at most the balance, which is " + open
                    + "; leave it out to write off all of it.");
        }
        if (size.compareTo(balance.abs()) < 0 && Amounts.isFinerThanCurrency(size, row.currency())) {
            throw new UsageException("The amount has more decimals than " + row.currency() + " has ("
                    + Amounts.minorDigits(row.currency()) + ").");
        }
        return balance.signum() > 0 ? size.negate() : size;
    }

    private WriteOff add(RowRef row, Newest newest, BigDecimal movement, Decision decision) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into write_off (run_id, employer_ref, period, employee_ref, employee_id, currency,
                            portion, amount, account, reason, written_off_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        newest.run(),
                        row.employerRef(),
                        row.period().toString(),
                        row.employeeRef(),
                        newest.employeeId(),
                        row.currency(),
                        row.portion().word(),
                        movement,
                        decision.account(),
                        decision.reason(),
                        now)
                .update();
        return new WriteOff(
                row, movement, newest.balance().add(movement), decision.account(), decision.reason(), now.toInstant());
    }
}
