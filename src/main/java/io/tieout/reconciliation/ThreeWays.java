package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Instructed, charged, withheld. The instruction is the last final payroll import of the period that went out before
 * the register came; drafts are none. Without one, or without a register, there is nothing to tell.
 */
@Component
public class ThreeWays {

    /** The instruction is read from the very lines that the import was written from; a sum of zero has no line in it. */
    private static final String SQL = """
            with register as (
                -- Payroll can't have acted on what went out after its register was there, however often it is loaded.
                select n.run_id, n.employer_ref, n.period, n.register_run, coalesce((
                    select min(same.run_id) from register_file f
                    join register_file same on same.sha256 = f.sha256
                    join run on run.id = same.run_id and run.period = n.period
                    where f.run_id = n.register_run), n.register_run) as came_in
                from reconciliation n where n.run_id = :run and n.employer_ref = :employer
            ),
            mine as (
                select r.run_id, r.register_run, last.run_id as instructed_run, (
                    select min(first.run_id) from exported first
                    where first.employer_ref = r.employer_ref and first.period = r.period and not first.draft
                      and first.import_sha256 = last.import_sha256) as first_run
                from register r
                cross join lateral (
                    select x.run_id, x.import_sha256 from exported x
                    where x.employer_ref = r.employer_ref and x.period = r.period and not x.draft
                      and x.import_lines > 0 and x.run_id < r.came_in
                    order by x.run_id desc limit 1) last
            ),
            instructed as (
                select l.employee_ref, l.currency, l.portion, sum(l.amount) as amount
                from mine
                join counted_pull p on p.run_id = mine.instructed_run and p.employer_ref = :employer
                join contribution_line l on l.pull_id = p.id
                where l.in_roster and (:everybody or l.employee_ref = :employee)
                group by l.employee_ref, l.currency, l.portion
                having sum(l.amount) <> 0
            ),
            taken as (
                select r.employee_ref, r.currency, r.portion, sum(r.amount) as amount
                from mine
                join register_row r on r.run_id = mine.register_run and r.employer_ref = :employer
                where r.portion is not null and (:everybody or r.employee_ref = :employee)
                group by r.employee_ref, r.currency, r.portion
            ),
            charged as (
                select r.employee_ref, r.currency, r.portion, r.charged as amount
                from mine
                cross join lateral (select * from reconciliation_row r
                    where r.run_id = mine.run_id and r.employer_ref = :employer
                      and (:everybody or r.employee_ref = :employee) offset 0) r
            )
            select employee_ref, currency, portion, run.number, i.amount as instructed,
                coalesce(c.amount, 0) as charged, t.amount as withheld
            from instructed i
            full join taken t using (employee_ref, currency, portion)
            left join charged c using (employee_ref, currency, portion)
            cross join mine
            join run on run.id = mine.first_run
            order by employee_ref collate "C", currency collate "C", portion collate "C"
            """;

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    ThreeWays(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** Hands over everybody with an instruction or a register row, by person, currency and portion; constant memory. */
    public void forEach(long run, String employerRef, Consumer<ThreeWay> consumer) {
        inPieces.forEach(SQL, values(run, employerRef, null), row -> consumer.accept(read(row)));
    }

    /** One person's in the newest run of the period, by currency and portion. */
    public List<ThreeWay> of(YearMonth period, String employerRef, String employeeRef) {
        return jdbc.sql("""
                        select run_id from counted_reconciliation
                        where period = :period and employer_ref = :employer
                        order by run_id desc limit 1
                        """)
                .param("period", period.toString())
                .param("employer", employerRef)
                .query(Long.class)
                .optional()
                .map(run -> jdbc.sql(SQL)
                        .paramSource(values(run, employerRef, employeeRef))
                        .query((row, number) -> read(row))
                        .list())
                .orElse(List.of());
    }

    /** How many instructions ended how; outcomes that don't occur are left out. */
    public Map<ThreeWay.Outcome, Long> count(long run, String employerRef) {
        Map<ThreeWay.Outcome, Long> counts = new EnumMap<>(ThreeWay.Outcome.class);
        forEach(run, employerRef, one -> counts.merge(one.outcome(), 1L, Long::sum));
        return counts;
    }

    private static MapSqlParameterSource values(long run, String employerRef, @Nullable String employeeRef) {
        return new MapSqlParameterSource("run", run)
                .addValue("employer", employerRef)
                .addValue("everybody", employeeRef == null)
                .addValue("employee", employeeRef == null ? "" : employeeRef);
    }

    private static ThreeWay read(ResultSet row) throws SQLException {
        return new ThreeWay(
                row.getString("employee_ref"),
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getInt("number"),
                row.getBigDecimal("instructed"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"));
    }
}
