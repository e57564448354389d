package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The rows of a run that need a person, and since when their money is open. */
@Component
public class AgedBreaks {

    /** The chain is that of the openings really used, so the movements sum to the closing balance. */
    private static final String SQL = """
            with recursive chain as (
                select run_id, period, opening_run from reconciliation
                where run_id = :run and employer_ref = :employer
                union all
                select n.run_id, n.period, n.opening_run from chain c
                join reconciliation n on n.run_id = c.opening_run and n.employer_ref = :employer
            ),
            needs as materialized (
                select * from examined_row
                where run_id = :run and employer_ref = :employer and status = any (:statuses)
            ),
            moved as (
                select m.employee_ref, m.currency, m.portion,
                    array_agg(c.period order by c.period collate "C" desc) as periods,
                    array_agg(coalesce(m.variance, 0) order by c.period collate "C" desc) as amounts
                from chain c
                join examined_row m on m.run_id = c.run_id and m.employer_ref = :employer
                join needs using (employee_ref, currency, portion)
                where needs.opening <> 0
                group by m.employee_ref, m.currency, m.portion
            )
            select needs.*, moved.periods, moved.amounts
            from needs left join moved using (employee_ref, currency, portion)
            order by currency collate "C", %s desc,
                employee_ref collate "C", portion collate "C"
            """.formatted(ReconciliationRows.atStake("needs"));

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    AgedBreaks(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /**
     * Hands over the rows of one employer that need a person, the largest {@link ReconciliationRow#atStake} first, each
     * with the period of the oldest part of its closing balance; the run's own where nothing was open before. Sums of
     * different currencies can't be compared, so each currency has its own order. Constant memory.
     */
    public void forEach(
            long run, String employerRef, YearMonth period, BiConsumer<ReconciliationRow, YearMonth> consumer) {
        var values = new MapSqlParameterSource("run", run)
                .addValue("employer", employerRef)
                .addValue("statuses", Status.namesThatNeedPerson());
        Acceptances accepted = Acceptances.of(jdbc, run, employerRef);
        inPieces.forEach(
                SQL, values, row -> consumer.accept(accepted.marked(ReconciliationRows.read(row)), since(row, period)));
    }

    /** @param row with the columns periods and amounts, the newest first; null where nothing was open before */
    static YearMonth since(ResultSet row, YearMonth period) throws SQLException {
        @Nullable Array periods = row.getArray("periods");
        BigDecimal closing = row.getBigDecimal("closing");
        if (periods == null || closing.signum() == 0) {
            return period;
        }
        String[] months = (String[]) periods.getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        List<Ageing.Movement> movements = new ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            movements.add(new Ageing.Movement(YearMonth.parse(months[i]), amounts[i]));
        }
        // Which day the age is told on does not change which period is the oldest.
        LocalDate anyDay = period.atEndOfMonth();
        return Ageing.of(closing, movements, anyDay).oldest();
    }
}
