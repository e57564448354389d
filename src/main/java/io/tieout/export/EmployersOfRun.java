package io.tieout.export;

import io.tieout.export.EmployerOfRun.OtherRun;
import io.tieout.export.EmployerOfRun.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which employers of a run still lack their files, and what stands behind their figures. */
@Component
class EmployersOfRun {

    /**
     * Settled and well, or stopped for review; never one whose pull failed: it has no figures. The largest first: one
     * with a sixth of all people would else begin when everybody else is done.
     */
    private static final String WAITING = """
            select e.employer_ref
              from run_employer e
             where e.run_id = ? and e.exported_at is null and e.failure is null
               and (e.reconciled_at is not null or e.review is not null)
             order by (select coalesce(sum(p.lines), 0) from pull p
                        where p.run_id = e.run_id and p.employer_ref = e.employer_ref and p.state = 'COMPLETE') desc,
                   e.employer_ref collate "C"
            """;

    private static final String EMPLOYER = """
            select r.id, r.number, r.period, r.inputs::text as inputs, r.inputs_sha256, r.started_at,
                   e.employer_ref, e.employer_id, e.review, c.settled_at, c.register_run, c.opening_run
              from run_employer e
              join run r on r.id = e.run_id
              left join reconciliation c on c.run_id = e.run_id and c.employer_ref = e.employer_ref
             where e.run_id = ? and e.employer_ref = ?
            """;

    /** The newest complete pull of each report that this run made. */
    private static final String REPORTS = """
            select distinct on (report_id collate "C")
                   id, report_id, external_customer_id, report_status, version, last_updated_at, finalized_at,
                   coalesce(breakdowns, 0) as breakdowns, coalesce(lines, 0) as lines
              from pull
             where run_id = ? and employer_ref = ? and state = 'COMPLETE'
             order by report_id collate "C", version desc
            """;

    private final JdbcClient db;
    private volatile @Nullable OtherRun lastAsked;

    EmployersOfRun(JdbcClient db) {
        this.db = db;
    }

    List<String> waiting(long run) {
        return db.sql(WAITING).param(run).query(String.class).list();
    }

    EmployerOfRun of(long run, String employerRef) {
        List<Report> reports = db.sql(REPORTS)
                .params(run, employerRef)
                .query((row, number) -> report(row))
                .list();
        return db.sql(EMPLOYER)
                .params(run, employerRef)
                .query((row, number) -> employer(row, reports))
                .single();
    }

    private EmployerOfRun employer(ResultSet row, List<Report> reports) throws SQLException {
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        @Nullable OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new EmployerOfRun(
                row.getLong("id"),
                row.getInt("number"),
                row.getString("period"),
                row.getString("employer_ref"),
                row.getString("employer_id"),
                row.getString("inputs"),
                row.getString("inputs_sha256"),
                started.toInstant(),
                (settled == null ? started : settled).toInstant(),
                otherRun(row.getObject("register_run", Long.class)),
                otherRun(row.getObject("opening_run", Long.class)),
                row.getString("review"),
                reports);
    }

    private @Nullable OtherRun otherRun(@Nullable Long id) {
        if (id == null) {
            return null;
        }
        // Nearly always the same for all employers, and it never changes.
        OtherRun known = lastAsked;
        if (known != null && known.id() == id) {
            return known;
        }
        OtherRun asked = db.sql("select id, number, period, inputs::text as inputs from run where id = ?")
                .param(id)
                .query((row, number) -> new OtherRun(
                        row.getLong("id"), row.getInt("number"), row.getString("period"), row.getString("inputs")))
                .single();
        lastAsked = asked;
        return asked;
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getString("report_id"),
                row.getString("external_customer_id"),
                row.getString("report_status"),
                row.getInt("version"),
                row.getString("last_updated_at"),
                row.getString("finalized_at"),
                row.getInt("breakdowns"),
                row.getInt("lines"));
    }
}
