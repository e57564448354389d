package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums and counts of settled runs, for screens, manifests and the verdict. */
@Component
public class ReconciliationSummaries {

    private static final Comparator<ReconciliationSummary.CauseTotal> CAUSES = Comparator.comparing(
                    ReconciliationSummary.CauseTotal::cause)
            .thenComparing(ReconciliationSummary.CauseTotal::currency)
            .thenComparing(ReconciliationSummary.CauseTotal::portion);

    private final JdbcClient jdbc;

    ReconciliationSummaries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The employers that a run settled, in the order of their refs (bytes, not language). */
    public List<String> employers(long run) {
        return jdbc.sql("select employer_ref from reconciliation where run_id = ? order by employer_ref collate \"C\"")
                .param(run)
                .query(String.class)
                .list();
    }

    /** Empty when the run did not settle the employer: its pull failed, or its figures need review. */
    public Optional<ReconciliationSummary> of(long run, String employerRef) {
        return jdbc.sql("""
                        select register_run, opening_run, stale from reconciliation
                        where run_id = ? and employer_ref = ?
                        """)
                .params(run, employerRef)
                .query((row, number) -> of(run, employerRef, row))
                .optional();
    }

    private ReconciliationSummary of(long run, String employerRef, ResultSet row) throws SQLException {
        List<ReconciliationSummary.Total> totals = new ArrayList<>();
        Map<Status, Long> statuses = new EnumMap<>(Status.class);
        sum(run, employerRef, totals, statuses);
        return new ReconciliationSummary(
                employerRef,
                totals,
                statuses,
                causes(run, employerRef),
                accepted(run, employerRef),
                row.getObject("register_run", Long.class),
                row.getObject("opening_run", Long.class),
                row.getBoolean("stale"));
    }

    /**
     * Later periods of the run's employers whose opening balances this run has changed, and the period each
     * is: they must be run again.
     */
    public List<String> stalePeriods(long run) {
        return jdbc.sql("""
                        select distinct later.period from reconciliation mine
                        join reconciliation later on later.employer_ref = mine.employer_ref
                            and later.period collate "C" > mine.period and later.stale
                        where mine.run_id = ? and not exists (
                            select from reconciliation newer where newer.employer_ref = later.employer_ref
                                and newer.period = later.period and newer.run_id > later.run_id)
                        order by later.period
                        """).param(run).query(String.class).list();
    }

    /** The register files of a run in the order given; empty when it used earlier loads. */
    public List<RegisterSummary> registers(long run) {
        return jdbc.sql("select * from register_file where run_id = ? order by file")
                .param(run)
                .query((row, number) -> new RegisterSummary(
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("read"),
                        row.getLong("accepted"),
                        row.getLong("refused"),
                        row.getLong("other_periods"),
                        row.getString("rejects"),
                        elements(run, row.getInt("file"))))
                .list();
    }

    /** Rows of a run that a person has to look at: the open statuses but what was accepted, and refused register rows. */
    public long needPerson(long run) {
        return jdbc.sql("""
                        select (select count(*) from examined_row where run_id = :run
                                and status in %s)
                            - (select count(*) from accepted_row where run_id = :run
                                and period = (select period from run where id = :run))
                            + (select coalesce(sum(refused), 0) from register_file where run_id = :run)
                        """.formatted(Status.sqlOfThoseThatNeedPerson()))
                .param("run", run)
                .query(Long.class)
                .single();
    }

    private long accepted(long run, String employerRef) {
        return jdbc.sql("select count(*) from accepted_row where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .query(Long.class)
                .single();
    }

    /** Both by reading the rows once: an employer can have a hundred thousand of them. */
    private void sum(
            long run, String employerRef, List<ReconciliationSummary.Total> totals, Map<Status, Long> statuses) {
        jdbc.sql("""
                        select status, currency, portion, count(*) as rows, sum(charged) as charged,
                            sum(withheld) as withheld, sum(variance) as variance, sum(unexplained) as unexplained,
                            sum(opening) as opening, sum(closing) as closing
                        from reconciliation_row
                        where run_id = ? and employer_ref = ?
                        group by grouping sets ((status), (currency, portion))
                        order by currency collate "C", portion collate "C"
                        """).params(run, employerRef).query(row -> {
            String status = row.getString("status");
            if (status == null) {
                totals.add(total(row));
            } else {
                statuses.put(Status.valueOf(status), row.getLong("rows"));
            }
        });
    }

    private static ReconciliationSummary.Total total(ResultSet row) throws SQLException {
        return new ReconciliationSummary.Total(
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getLong("rows"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                row.getBigDecimal("unexplained"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"));
    }

    private List<ReconciliationSummary.CauseTotal> causes(long run, String employerRef) {
        return jdbc
                .sql("""
                        select split_part(cause, '=', 1), currency, portion, count(*),
                            sum(split_part(cause, '=', 2)::numeric)
                        from examined_row, unnest(string_to_array(causes, ';')) as cause
                        where run_id = ? and employer_ref = ? and causes <> ''
                        group by split_part(cause, '=', 1), currency, portion
                        """)
                .params(run, employerRef)
                .query((row, number) -> new ReconciliationSummary.CauseTotal(
                        Cause.valueOf(row.getString(1)),
                        row.getString(2),
                        Portion.of(row.getString(3)),
                        row.getLong(4),
                        row.getBigDecimal(5)))
                .list()
                .stream()
                .sorted(CAUSES)
                .toList();
    }

    private List<RegisterSummary.Element> elements(long run, int file) {
        return jdbc.sql("""
                        select pay_element, currency, meaning, rows, amount from register_element
                        where run_id = ? and file = ?
                        order by pay_element collate "C", currency collate "C"
                        """)
                .params(run, file)
                .query((row, number) -> new RegisterSummary.Element(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)))
                .list();
    }
}
