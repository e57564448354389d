package io.tieout.contribution;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the readings of a report were, and what changed from one to the next. */
@Component
public class PullVersions {

    /** No reading has this id. */
    private static final long NO_PULL = 0;

    /** Words that may differ while the money stays: a note is Kota's text for people and counts too. */
    private static final String DIFFERENCES = """
            concat_ws(', ',
                case when a.amount <> b.amount then 'amount' end,
                case when a.employee_id <> b.employee_id then 'employee' end,
                case when a.portion <> b.portion then 'portion' end,
                case when a.currency <> b.currency then 'currency' end,
                case when a.category <> b.category then 'category' end,
                case when a.member_type <> b.member_type then 'member_type' end,
                case when a.adjustment <> b.adjustment then 'adjustment' end,
                case when a.adjustment_for is distinct from b.adjustment_for then 'adjustment_for' end,
                case when a.type <> b.type then 'type' end,
                case when a.note is distinct from b.note then 'note' end,
                case when (a.cover_from, a.cover_to) <> (b.cover_from, b.cover_to) then 'cover_period' end,
                case when a.policy_id <> b.policy_id then 'policy_id' end,
                case when a.reporting_month <> b.reporting_month then 'reporting_month' end)
            """;

    private static final String CHANGES = "select * from (select coalesce(a.employee_ref, b.employee_ref) as employee,"
            + " coalesce(a.portion, b.portion) as portion, coalesce(a.currency, b.currency) as currency,"
            + " coalesce(a.entry_id, b.entry_id) as entry_id, coalesce(a.category, b.category) as category,"
            + " coalesce(a.cover_from, b.cover_from) as cover_from, coalesce(a.cover_to, b.cover_to) as cover_to,"
            + " coalesce(a.reporting_month, b.reporting_month) as reporting_month,"
            + " b.amount as before, a.amount as after,"
            + " case when b.entry_id is null then 'ADDED' when a.entry_id is null then 'GONE' else 'CHANGED' end as kind,"
            + " case when a.entry_id is null or b.entry_id is null then '' else " + DIFFERENCES + " end as changed"
            + " from (select * from contribution_line where pull_id = ?) a"
            + " full join (select * from contribution_line where pull_id = ?) b on b.entry_id = a.entry_id) d"
            + " where kind <> 'CHANGED' or changed <> ''"
            + " order by employee collate \"C\", currency collate \"C\", portion collate \"C\", entry_id collate \"C\"";

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    PullVersions(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** The complete readings of a period's reports: by employer and report, the newest first. */
    public List<PullVersion> of(YearMonth period, @Nullable String employerRef) {
        return jdbc.sql("""
                        select p.*, r.number, r.kind from pull p join run r on r.id = p.run_id
                        where p.period = :period and p.state = 'COMPLETE'
                          and (:employer::text is null or p.employer_ref = :employer)
                        order by p.employer_ref collate "C", p.report_id collate "C", p.version desc, p.id desc
                        """)
                .param("period", period.toString())
                .param("employer", employerRef)
                .query((row, number) -> version(row))
                .list();
    }

    /** The readings that count for a run, one for each report: by report. */
    public List<PullVersion> ofRun(long run, String employerRef) {
        return jdbc.sql("""
                        select p.*, r.number, r.kind from counted_pull p join run r on r.id = p.run_id
                        where p.run_id = :run and p.employer_ref = :employer
                        order by p.report_id collate "C"
                        """)
                .param("run", run)
                .param("employer", employerRef)
                .query((row, number) -> version(row))
                .list();
    }

    /**
     * Hands over what differs, by person, currency, portion and entry, in constant memory.
     *
     * @param older null for a report that was not there: all its lines are added then
     * @param newer null for a report that is gone
     */
    public void forEachChange(@Nullable PullVersion older, @Nullable PullVersion newer, Consumer<LineChange> consumer) {
        inPieces.forEach(
                CHANGES,
                row -> consumer.accept(change(row)),
                newer == null ? NO_PULL : newer.id(),
                older == null ? NO_PULL : older.id());
    }

    private static PullVersion version(ResultSet row) throws SQLException {
        return new PullVersion(
                row.getLong("id"),
                row.getString("employer_ref"),
                row.getString("report_id"),
                row.getString("external_customer_id"),
                row.getInt("version"),
                row.getString("kind"),
                row.getInt("number"),
                row.getString("report_status"),
                row.getString("last_updated_at"),
                row.getInt("breakdowns"),
                row.getInt("lines"));
    }

    private static LineChange change(ResultSet row) throws SQLException {
        return new LineChange(
                LineChange.Kind.valueOf(row.getString("kind")),
                row.getString("employee"),
                Portion.of(row.getString("portion")),
                row.getString("currency"),
                row.getString("entry_id"),
                row.getString("category"),
                row.getObject("cover_from", LocalDate.class),
                row.getObject("cover_to", LocalDate.class),
                YearMonth.from(row.getObject("reporting_month", LocalDate.class)),
                row.getBigDecimal("before"),
                row.getBigDecimal("after"),
                row.getString("changed"));
    }
}
