package io.tieout.roster;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.PlanApproval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs of the roster sync, read from the database. */
@Component
public class SyncReports {

    /** Rows held at a time while a plan is read. */
    private static final int AT_A_TIME = 500;

    private final JdbcClient db;
    private final JdbcTemplate streaming;
    private final TransactionTemplate reading;

    SyncReports(JdbcTemplate template, PlatformTransactionManager transactions) {
        db = JdbcClient.create(template);
        streaming = new JdbcTemplate(template.getDataSource());
        streaming.setFetchSize(AT_A_TIME);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    public SyncReport of(long run) {
        List<String> warnings = db.sql(
                        "select text from roster_warning where run_id = :run order by text collate \"C\"")
                .param("run", run)
                .query(String.class)
                .list();
        return new SyncReport(
                run,
                side(run, Subject.EMPLOYER),
                side(run, Subject.EMPLOYEE),
                warnings,
                findings(run, "TRIP"),
                findings(run, "CAUSE"),
                findings(run, "STALE"),
                db.sql("select count(*) from held_leaver where run_id = :run")
                        .param("run", run)
                        .query(Long.class)
                        .single());
    }

    /** @throws UsageException if there is no such plan, or it has nothing to send for somebody who is named */
    public void refuseUnlessThere(PlanApproval approval) {
        SeenPlan.of(db, approval);
    }

    /** Those whom an approval names and for whom the plan of a run has something to send. */
    public List<String> named(long run, PlanApproval approval) {
        return SeenPlan.named(db, run, approval);
    }

    /** The run that made a plan to its end; a plan has the number of its run. */
    public OptionalLong withPlan(int number) {
        return db.sql("select id from run where kind = 'roster-sync' and number = :number and status = 'COMPLETED'")
                .param("number", number)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private List<String> findings(long run, String kind) {
        return db.sql("select text from guard_finding where run_id = :run and kind = :kind"
                        // the whole run before the employers
                        + " order by text not like 'In the whole run%', text collate \"C\"")
                .param("run", run)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    /**
     * Every row of the plan, employers first, sorted by refs; any number in constant memory. A leave date that was sent
     * and that Kota refused for its state is a CANNOT.
     */
    public void planned(long run, Consumer<PlannedChange> each) {
        stream("""
                select p.*, no.detail as refusal from plan_row p
                left join lateral (select i.detail from intent i
                    where i.run_id = p.run_id and i.subject = p.subject and i.line = p.line and i.action = p.action and %s
                    limit 1) no on true
                where p.run_id = ?
                order by p.subject desc, p.employer_ref collate "C", p.employee_ref collate "C", p.action
                """.formatted(PlanRowSql.leaveRefused("i")), run, row -> each.accept(planned(row)));
    }

    /** @param row of plan_row, with the column refusal: what Kota said to its leave date, null for nothing */
    static PlannedChange planned(ResultSet row) throws SQLException {
        String refusal = row.getString("refusal");
        return new PlannedChange(
                Subject.of(row.getString("subject")),
                row.getObject("line", Long.class),
                row.getString("employer_ref"),
                row.getString("employee_ref"),
                refusal == null ? action(row) : PlanAction.CANNOT,
                refusal == null ? row.getString("groups") : "",
                row.getString("reason") + (refusal == null ? "" : "; " + refusal),
                row.getObject("nights", Integer.class),
                row.getObject("days_back", Integer.class));
    }

    private static PlanAction action(ResultSet row) throws SQLException {
        return row.getObject("held_since") == null ? PlanAction.valueOf(row.getString("action")) : PlanAction.HELD;
    }

    /** Whom a run offboarded and whose offboarding it cancelled, the offboarded first, sorted by refs. */
    public void leavers(long run, Consumer<Leaver> each) {
        stream(
                """
                select * from intent where run_id = ? and outcome in ('OFFBOARDED', 'CANCELLED')
                order by outcome desc, employer_ref collate "C", employee_ref collate "C"
                """,
                run,
                row -> each.accept(new Leaver(
                        row.getString("employer_ref"),
                        row.getString("employee_ref"),
                        row.getString("outcome").equals("CANCELLED"),
                        row.getObject("leave_on", LocalDate.class))));
    }

    /** Every change that did not land, or not wholly; not those that count as CANNOT. */
    public void failed(long run, Consumer<FailedChange> each) {
        stream(
                """
                select intent.*,
                       (select string_agg(key, ', ' order by key) from jsonb_object_keys(intent.refused) key) as columns
                from intent where run_id = ? and %s
                order by subject desc, employer_ref collate "C", employee_ref collate "C"
                """.formatted(FAILED),
                run,
                row -> each.accept(new FailedChange(
                        Subject.of(row.getString("subject")),
                        row.getString("employer_ref"),
                        row.getString("employee_ref"),
                        row.getString("outcome"),
                        row.getString("columns") == null ? "" : row.getString("columns"),
                        row.getString("detail") == null ? "" : row.getString("detail"))));
    }

    private static final String FAILED = """
             (outcome in ('REFUSED', 'NOT_SENT') and not (%s)
                or (refused <> '{}' and outcome in ('ADOPTED', 'UPDATED'))
                -- what is not certain of a new ref's row is sent by the next plan; only a refusal is one
                or (code is not null and outcome = 'REKEYED'))
            """.formatted(PlanRowSql.leaveRefused("intent"));

    private record Read(long rows, long refused, String rejects) {}

    private record Came(
            long created,
            long adopted,
            long updated,
            long rekeyed,
            long salaries,
            long offboarded,
            long cancelled,
            long failed,
            long offboardsRefused,
            long cancelsRefused,
            long open) {}

    private SyncReport.Side side(long run, Subject subject) {
        Read read = db.sql("select rows, refused, rejects from roster_file where run_id = :run and subject = :subject")
                .param("run", run)
                .param("subject", subject.word())
                .query(Read.class)
                .optional()
                .orElse(new Read(0, 0, null));
        Map<PlanAction, Long> planned = new EnumMap<>(PlanAction.class);
        db.sql("select action, count from plan_count where run_id = :run and subject = :subject and count > 0")
                .param("run", run)
                .param("subject", subject.word())
                .query(row -> {
                    planned.put(PlanAction.valueOf(row.getString("action")), row.getLong("count"));
                });
        Came came = db.sql("""
                        select count(*) filter (where outcome = 'CREATED') as created,
                               count(*) filter (where outcome = 'ADOPTED') as adopted,
                               count(*) filter (where outcome = 'UPDATED') as updated,
                               count(*) filter (where outcome = 'REKEYED') as rekeyed,
                               count(*) filter (where outcome = 'SALARY_SENT') as salaries,
                               count(*) filter (where outcome = 'OFFBOARDED') as offboarded,
                               count(*) filter (where outcome = 'CANCELLED') as cancelled,
                               count(*) filter (where %s) as failed,
                               count(*) filter (where action = 'OFFBOARD' and %s) as offboards_refused,
                               count(*) filter (where action = 'CANCEL_OFFBOARD' and %s) as cancels_refused,
                               count(*) filter (where settled_at is null) as open
                        from intent where run_id = :run and subject = :subject
                        """.formatted(FAILED, PlanRowSql.leaveRefused("intent"), PlanRowSql.leaveRefused("intent")))
                .param("run", run)
                .param("subject", subject.word())
                .query(Came.class)
                .single();
        move(planned, PlanAction.OFFBOARD, came.offboardsRefused());
        move(planned, PlanAction.CANCEL_OFFBOARD, came.cancelsRefused());
        return new SyncReport.Side(
                read.rows(),
                read.refused(),
                read.rejects(),
                Map.copyOf(planned),
                came.created(),
                came.adopted(),
                came.updated(),
                came.rekeyed(),
                came.salaries(),
                came.offboarded(),
                came.cancelled(),
                came.failed(),
                came.offboardsRefused() + came.cancelsRefused(),
                came.open());
    }

    private static void move(Map<PlanAction, Long> planned, PlanAction from, long rows) {
        if (rows > 0) {
            planned.merge(from, -rows, Long::sum);
            planned.merge(PlanAction.CANNOT, rows, Long::sum);
        }
    }

    private void stream(String sql, long run, RowCallbackHandler each) {
        // PostgreSQL hands out rows bit by bit only inside a transaction.
        reading.executeWithoutResult(status -> streaming.query(sql, each, run));
    }
}
