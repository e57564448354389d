package io.tieout.reconciliation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run settled: which register and which opening balances were used, and what that makes stale. */
@Component
class SettledEmployers {

    private final JdbcClient jdbc;
    private final Clock clock;

    SettledEmployers(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * Fixes the two sources of each employer before its rows are settled: the newest register load of
     * the period that names it, up to this run, and the latest earlier period that settled it: of that period a run
     * that was signed off before a later one that was not.
     * A run that was given up before it wrote the employer's files was seen by nobody and is passed over.
     */
    void begin(long run, YearMonth period, Collection<String> employers) {
        takeBack(run, employers);
        jdbc.sql("""
                        insert into reconciliation (run_id, period, employer_ref, register_run, opening_run, settled_at)
                        select :run, :period, e.employer_ref,
                            (select max(l.run_id) from register_load l
                             where l.period = :period and l.employer_ref = e.employer_ref and l.run_id <= :run),
                            (select o.run_id from counted_reconciliation o
                             where o.employer_ref = e.employer_ref and o.period collate "C" < :period
                             order by o.period collate "C" desc,
                                 %s
                             limit 1),
                            :now
                        from unnest(:employers::text[]) as e (employer_ref)
                        """.formatted(CountingRun.first("o")))
                .param("run", run)
                .param("period", period.toString())
                .param("now", OffsetDateTime.now(clock))
                .param("employers", employers.toArray(String[]::new))
                .update();
    }

    /** An employer that was pulled anew after it was settled is settled anew, not beside its old rows. */
    private void takeBack(long run, Collection<String> employers) {
        jdbc.sql("delete from agreed_person where pull_id in"
                        + " (select id from pull where run_id = :run and employer_ref = any(:employers))")
                .param("run", run)
                .param("employers", employers.toArray(String[]::new))
                .update();
        for (String table : List.of("examined_row", "reconciliation")) {
            jdbc.sql("delete from " + table + " where run_id = :run and employer_ref = any(:employers)")
                    .param("run", run)
                    .param("employers", employers.toArray(String[]::new))
                    .update();
        }
    }

    /**
     * Marks the employers as done, and later periods as stale: their opening balances are no longer ours. Where
     * another run of the period is signed off its closing stays the opening of what follows, and nothing is stale.
     */
    void finish(long run, YearMonth period, Collection<String> employers) {
        jdbc.sql("""
                        update reconciliation later set stale = true
                        where employer_ref = any(:employers) and period collate "C" > :period and not stale
                          and not exists (select from sign_off s where s.employer_ref = later.employer_ref
                              and s.period = :period and s.run_id <> :run)
                        """)
                .param("employers", employers.toArray(String[]::new))
                .param("period", period.toString())
                .param("run", run)
                .update();
        jdbc.sql("update run_employer set reconciled_at = :now where run_id = :run and employer_ref = any(:employers)")
                .param("now", OffsetDateTime.now(clock))
                .param("run", run)
                .param("employers", employers.toArray(String[]::new))
                .update();
    }

    /**
     * Marks later periods as stale that were opened with another run than the one that is now signed off.
     *
     * @return the periods whose newest run is stale now, in order
     */
    List<String> signedOff(long run, YearMonth period, String employerRef) {
        jdbc.sql("""
                        update reconciliation later set stale = true
                        where employer_ref = :employer and period collate "C" > :period and not stale
                          and period collate "C" >= (select min(n.period collate "C")
                              from (select distinct on (period) * from counted_reconciliation
                                    where employer_ref = :employer and period collate "C" > :period
                                    order by period, run_id desc) n
                              join reconciliation o on o.run_id = n.opening_run and o.employer_ref = n.employer_ref
                              where o.period = :period and o.run_id <> :run)
                        """)
                .param("employer", employerRef)
                .param("period", period.toString())
                .param("run", run)
                .update();
        return jdbc.sql("""
                        select period from (
                            select distinct on (period) period, stale from counted_reconciliation
                            where employer_ref = ? and period collate "C" > ?
                            order by period, run_id desc) newest
                        where stale order by period
                        """)
                .params(employerRef, period.toString())
                .query(String.class)
                .list();
    }

    /** Leaves employers unsettled with the words why. */
    void stopForReview(long run, Map<String, String> reviews) {
        reviews.forEach((employer, words) -> jdbc.sql(
                        "update run_employer set review = ? where run_id = ? and employer_ref = ?")
                .params(words, run, employer)
                .update());
    }
}
