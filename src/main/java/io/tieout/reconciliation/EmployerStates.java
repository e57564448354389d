package io.tieout.reconciliation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Periods and how it stands with each employer of one, for a page at a time. */
@Component
public class EmployerStates {

    private static final int PERIODS = 36;

    /** Each employer known at Kota, and what is looked up for those of one page alone. The statuses are those of an index. */
    private static final String STATES = """
            select e.employer_ref, n.run_id, coalesce(r.number, 0) as number, n.settled_at,
                coalesce(n.stale, false) as stale, w.exported_at is not null as written, l.failure,
                coalesce(l.review, w.review) as review,
                (select count(*) from examined_row o where o.run_id = n.run_id
                    and o.employer_ref = n.employer_ref
                    and o.status in %s)
                - (select count(*) from accepted_row a where a.period = :period and a.run_id = n.run_id
                    and a.employer_ref = n.employer_ref) as open,
                (select array_agg(s.account order by s.signed_at, s.account collate "C") from signature s
                    where s.employer_ref = e.employer_ref and s.period = :period
                      and s.content_sha256 = coalesce(c.content_sha256, k.content_sha256)
                      and s.reopened_run = coalesce(c.reopened_run, k.reopened_run)) as signers,
                c.run_id is not null as signed_off,
                (select max(f.finalized_at) from finalization f
                    where f.employer_ref = e.employer_ref and f.period = :period) as final_at
            from (select employer_ref from employer
                  where kota_id is not null and employer_ref collate "C" > :after
                    and (:search = '' or strpos(lower(employer_ref), lower(:search)) > 0)
                    and (:one::text is null or employer_ref = :one)
                  order by employer_ref collate "C" limit :most) e
            left join lateral (select c.* from counted_reconciliation c
                where c.employer_ref = e.employer_ref and c.period = :period order by c.run_id desc limit 1) n on true
            left join run r on r.id = n.run_id
            left join lateral (select o.* from closed_period o
                where o.employer_ref = e.employer_ref and o.period = :period order by o.run_id desc limit 1) c on true
            left join lateral (select g.* from signature g
                where g.run_id = n.run_id and g.employer_ref = n.employer_ref limit 1) k on true
            left join run_employer w on w.run_id = n.run_id and w.employer_ref = n.employer_ref
            left join lateral (select x.failure, x.review from run_employer x
                where x.employer_ref = e.employer_ref and x.run_id = any(array(
                    select id from run where kind = 'reconcile' and period = :period and status <> 'ABANDONED'))
                order by x.run_id desc limit 1) l on true
            order by e.employer_ref collate "C"
            """.formatted(Status.sqlOfThoseThatNeedPerson());

    private final JdbcClient jdbc;

    EmployerStates(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param signedOff employers signed off, those that are final among them */
    public record Counts(long employers, long settled, long signedOff, long ended) {}

    /** Periods that were ever reconciled, the newest first; 36 at most. */
    public List<YearMonth> periods() {
        return jdbc
                .sql("select distinct period from run where kind = 'reconcile' order by period desc limit " + PERIODS)
                .query(String.class)
                .list()
                .stream()
                .map(YearMonth::parse)
                .toList();
    }

    /**
     * Employers known at Kota, by ref (bytes, not language).
     *
     * @param after only refs behind this one; empty for the first page
     * @param search a part of the ref in any case; empty for all
     */
    public List<EmployerState> page(YearMonth period, String after, String search, int most) {
        return states(period, after, search, null, most);
    }

    /** Empty for an employer that is not known at Kota. */
    public Optional<EmployerState> of(YearMonth period, String employerRef) {
        return states(period, "", "", employerRef, 1).stream().findFirst();
    }

    public Counts counts(YearMonth period) {
        return jdbc.sql("""
                        select (select count(*) from employer where kota_id is not null),
                            (select count(distinct employer_ref) from reconciliation where period = :period),
                            (select count(distinct employer_ref) from closed_period where period = :period),
                            (select count(distinct f.employer_ref) from finalization f
                                join closed_period c on c.employer_ref = f.employer_ref and c.period = f.period
                                where f.period = :period and f.finalized_at is not null)
                        """)
                .param("period", period.toString())
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    /** The runs that settled an employer's period, the newest first: their ids. */
    public List<Long> runs(YearMonth period, String employerRef, int most) {
        return jdbc.sql("""
                        select run_id from counted_reconciliation where period = ? and employer_ref = ?
                        order by run_id desc limit ?
                        """)
                .params(period.toString(), employerRef, most)
                .query(Long.class)
                .list();
    }

    /** The one of those runs that has a number: its id. */
    public Optional<Long> run(YearMonth period, String employerRef, long number) {
        return jdbc.sql("""
                        select c.run_id from counted_reconciliation c join run on run.id = c.run_id
                        where c.period = ? and c.employer_ref = ? and run.number = ?
                        """)
                .params(period.toString(), employerRef, number)
                .query(Long.class)
                .optional();
    }

    private List<EmployerState> states(YearMonth period, String after, String search, @Nullable String one, int most) {
        return jdbc.sql(STATES)
                .param("period", period.toString())
                .param("after", after)
                .param("search", search)
                .param("one", one)
                .param("most", most)
                .query((row, number) -> state(row))
                .list();
    }

    private static EmployerState state(ResultSet row) throws SQLException {
        Array signers = row.getArray("signers");
        return new EmployerState(
                row.getString("employer_ref"),
                row.getObject("run_id", Long.class),
                row.getInt("number"),
                instant(row, "settled_at"),
                row.getBoolean("stale"),
                row.getBoolean("written"),
                row.getLong("open"),
                row.getString("failure"),
                row.getString("review"),
                signers == null ? List.of() : List.of((String[]) signers.getArray()),
                row.getBoolean("signed_off"),
                instant(row, "final_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
