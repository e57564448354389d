package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.PersonAccount.Booking;
import io.tieout.reconciliation.PersonAccount.Charge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that is known of one person in one period, for whoever has to explain a payslip. */
@Component
public class PersonAccounts {

    /**
     * The newest run of the period that settled the employer. One that was given up before it wrote the employer's
     * files was seen by nobody, as for the opening balances.
     */
    private static final String ROWS = """
            select r.*, run.number, n.stale, opening.period as opening_period
            from (select distinct on (n.employer_ref) n.*
                  from reconciliation n join run on run.id = n.run_id
                  where n.period = :period and (:employer::text is null or n.employer_ref = :employer)
                    and (run.status <> 'ABANDONED' or exists (
                        select from run_employer w where w.run_id = n.run_id
                          and w.employer_ref = n.employer_ref and w.exported_at is not null))
                  order by n.employer_ref, n.run_id desc) n
            join run on run.id = n.run_id
            left join reconciliation opening on opening.run_id = n.opening_run
                and opening.employer_ref = n.employer_ref
            cross join lateral (select * from reconciliation_row r
                where r.run_id = n.run_id and r.employer_ref = n.employer_ref and r.employee_ref = :employee
                offset 0) r
            where (:currency::text is null or r.currency = :currency) and (:portion::text is null or r.portion = :portion)
            order by r.employer_ref collate "C", r.currency collate "C", r.portion collate "C"
            """;

    private static final String CHARGES = """
            select l.* from counted_pull p join contribution_line l on l.pull_id = p.id
            where p.run_id = :run and p.employer_ref = :employer and l.employee_ref = :employee
              and l.currency = :currency and l.portion = :portion
            order by l.reporting_month, l.cover_from, l.adjustment, l.category collate "C", l.entry_id collate "C"
            """;

    private static final String BOOKINGS = """
            select r.* from reconciliation n join register_row r on r.run_id = n.register_run
                and r.employer_ref = n.employer_ref
            where n.run_id = :run and n.employer_ref = :employer and r.employee_ref = :employee
              and r.currency = :currency and r.portion = :portion
            order by r.pay_date, r.pay_run collate "C", r.pay_element collate "C", r.line
            """;

    private final JdbcClient jdbc;
    private final ProratedLines prorated;
    private final AdjustmentChains chains;
    private final WriteOffs writeOffs;

    PersonAccounts(DataSource dataSource, ProratedLines prorated, AdjustmentChains chains, WriteOffs writeOffs) {
        this.jdbc = JdbcClient.create(dataSource);
        this.prorated = prorated;
        this.chains = chains;
        this.writeOffs = writeOffs;
    }

    /**
     * The accounts of everybody with this ref, by employer (bytes, not language), currency and portion; the same ref
     * at two employers is two people. Empty when no run of the period has a row for the ref.
     */
    public List<PersonAccount> of(String employeeRef, YearMonth period) {
        return rows(period, employeeRef, null, null, null)
                .query((row, number) -> account(row, period))
                .list();
    }

    /** The account of one row; empty when no run of the period has it. */
    public Optional<PersonAccount> of(RowRef ref) {
        return rows(ref).query((row, number) -> account(row, ref.period())).optional();
    }

    /** Where one row stands in the work list, whether it still does or not; empty when no run of the period has it. */
    public Optional<BreakPlace> placeOf(RowRef ref) {
        return rows(ref)
                .query((row, number) -> BreakPlace.of(ReconciliationRows.read(row)))
                .optional();
    }

    private JdbcClient.StatementSpec rows(RowRef ref) {
        return rows(
                ref.period(),
                ref.employeeRef(),
                ref.employerRef(),
                ref.currency(),
                ref.portion().word());
    }

    private JdbcClient.StatementSpec rows(
            YearMonth period,
            String employee,
            @Nullable String employer,
            @Nullable String currency,
            @Nullable String portion) {
        return jdbc.sql(ROWS)
                .param("period", period.toString())
                .param("employee", employee)
                .param("employer", employer)
                .param("currency", currency)
                .param("portion", portion);
    }

    private PersonAccount account(ResultSet row, YearMonth period) throws SQLException {
        long run = row.getLong("run_id");
        ReconciliationRow read = ReconciliationRows.read(row);
        ReconciliationRow settled =
                Acceptances.of(jdbc, run, read.employerRef()).marked(read);
        return new PersonAccount(
                period,
                row.getInt("number"),
                row.getBoolean("stale"),
                settled,
                month(row.getString("opening_period")),
                evidence(CHARGES, run, settled)
                        .query((line, number) -> charge(line))
                        .list(),
                evidence(BOOKINGS, run, settled)
                        .query((line, number) -> booking(line))
                        .list(),
                prorated.of(run, settled.employerRef(), settled.employeeRef()).stream()
                        .filter(line -> isOf(settled, line.currency(), line.portion()))
                        .toList(),
                chains.of(run, settled.employerRef(), settled.employeeRef()).stream()
                        .filter(chain -> chain.adjustments().stream()
                                .anyMatch(one -> one.inRun() && isOf(settled, one.currency(), one.portion())))
                        .toList(),
                writeOffs.of(period, settled.employerRef()).stream()
                        .filter(one -> one.row().employeeRef().equals(settled.employeeRef())
                                && isOf(settled, one.row().currency(), one.row().portion()))
                        .toList());
    }

    private static boolean isOf(ReconciliationRow row, String currency, Portion portion) {
        return row.currency().equals(currency) && row.portion() == portion;
    }

    private JdbcClient.StatementSpec evidence(String sql, long run, ReconciliationRow row) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("employer", row.employerRef())
                .param("employee", row.employeeRef())
                .param("currency", row.currency())
                .param("portion", row.portion().word());
    }

    private static Charge charge(ResultSet line) throws SQLException {
        return new Charge(
                line.getString("entry_id"),
                line.getString("category"),
                line.getString("member_type"),
                line.getBoolean("adjustment"),
                line.getString("adjustment_for"),
                line.getString("type"),
                line.getObject("cover_from", LocalDate.class),
                line.getObject("cover_to", LocalDate.class),
                YearMonth.from(line.getObject("reporting_month", LocalDate.class)),
                line.getString("note"),
                line.getBigDecimal("amount"));
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getObject("pay_date", LocalDate.class),
                row.getString("pay_run"),
                row.getString("pay_element"),
                row.getBigDecimal("amount"));
    }

    private static @Nullable YearMonth month(@Nullable String period) {
        return period == null ? null : YearMonth.parse(period);
    }
}
