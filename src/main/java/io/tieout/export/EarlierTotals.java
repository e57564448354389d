package io.tieout.export;

import io.tieout.export.ControlTotals.Source;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums of the periods before a run's, of the runs whose closing balances led to its openings. */
@Component
class EarlierTotals {

    private static final int PERIODS = 12;

    private final JdbcClient db;

    EarlierTotals(JdbcClient db) {
        this.db = db;
    }

    /** What the run before left open and nobody wrote off until this run was settled, by currency and portion. */
    List<Source> closing(EmployerOfRun employer) {
        return employer.openingRun() == null
                ? List.of()
                : db.sql("""
                                select currency, portion, sum(amount) as amount
                                  from (select currency, portion, closing as amount from examined_row
                                         where run_id = :before and employer_ref = :employer
                                        union all
                                        select currency, portion, amount from write_off
                                         where employer_ref = :employer and period collate "C" >= :from
                                           and period collate "C" < :period and written_off_at <= :settled) as open
                                 group by currency, portion
                                 order by currency collate "C", portion collate "C"
                                """)
                        .param("before", employer.openingRun().id())
                        .param("employer", employer.employerRef())
                        .param("from", employer.openingRun().period())
                        .param("period", employer.period())
                        .param("settled", employer.settledAt().atOffset(ZoneOffset.UTC))
                        .query(Source.class)
                        .list();
    }

    /** What the run before was charged, by currency and portion. */
    List<Source> charged(EmployerOfRun employer) {
        return employer.openingRun() == null
                ? List.of()
                : db.sql("""
                                select currency, portion, sum(charged) as amount from reconciliation_row
                                 where run_id = ? and employer_ref = ? group by currency, portion
                                 order by currency collate "C", portion collate "C"
                                """)
                        .params(employer.openingRun().id(), employer.employerRef())
                        .query(Source.class)
                        .list();
    }

    /** The last periods with this one, at most twelve, the oldest first; by currency, then period. */
    List<PeriodSum> periods(EmployerOfRun employer) {
        return db.sql("""
                        with recursive chain as (
                            select run_id, period, opening_run, 1 as hop from reconciliation
                             where run_id = :run and employer_ref = :employer
                            union all
                            select n.run_id, n.period, n.opening_run, c.hop + 1
                              from chain c join reconciliation n on n.run_id = c.opening_run and n.employer_ref = :employer
                             where c.hop < :most)
                        select c.period, u.number as run, r.currency, sum(r.charged) as charged,
                               coalesce(sum(r.withheld), 0) as withheld, coalesce(sum(r.variance), 0) as variance,
                               sum(r.closing) as closing
                          from chain c
                          join run u on u.id = c.run_id
                          cross join lateral (select * from reconciliation_row r
                              where r.run_id = c.run_id and r.employer_ref = :employer offset 0) r
                         group by c.period, u.number, r.currency
                         order by r.currency collate "C", c.period collate "C"
                        """)
                .param("run", employer.run())
                .param("employer", employer.employerRef())
                .param("most", PERIODS)
                .query(PeriodSum.class)
                .list();
    }
}
