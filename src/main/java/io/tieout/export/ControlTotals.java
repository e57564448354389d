package io.tieout.export;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums that stand beside the files, each read from the database and not from what was written. */
@Component
class ControlTotals {

    /** @param withheld null when no row has a withheld amount; all in major units of the currency */
    record Portion(
            String currency,
            String portion,
            long rows,
            BigDecimal opening,
            BigDecimal charged,
            @Nullable BigDecimal withheld,
            @Nullable BigDecimal variance,
            BigDecimal closing) {}

    /** What a source outside the rows holds for a currency and portion. */
    record Source(String currency, String portion, BigDecimal amount) {}

    /** @param unexplained the rest beside all causes */
    record CauseSum(String cause, String currency, BigDecimal amount) {}

    private final JdbcClient db;

    ControlTotals(JdbcClient db) {
        this.db = db;
    }

    List<Portion> portions(EmployerOfRun employer) {
        return db.sql("""
                        select currency, portion, count(*) as rows, sum(opening) as opening, sum(charged) as charged,
                               sum(withheld) as withheld, sum(variance) as variance, sum(closing) as closing
                          from reconciliation_row where run_id = ? and employer_ref = ?
                         group by currency, portion order by currency collate "C", portion collate "C"
                        """)
                .params(employer.run(), employer.employerRef())
                .query(Portion.class)
                .list();
    }

    Map<String, Long> rowsByStatus(EmployerOfRun employer) {
        Map<String, Long> counts = new TreeMap<>();
        db.sql("select status, count(*) from reconciliation_row where run_id = ? and employer_ref = ? group by status")
                .params(employer.run(), employer.employerRef())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** The named causes of the rows, and the unexplained rest under the name {@code UNEXPLAINED}. */
    List<CauseSum> causes(EmployerOfRun employer) {
        return db.sql("""
                        select cause, currency, sum(amount) as amount
                          from (select split_part(part, '=', 1) as cause, currency, split_part(part, '=', 2)::numeric as amount
                                  from examined_row, unnest(string_to_array(causes, ';')) as part
                                 where run_id = :run and employer_ref = :employer and part <> ''
                                union all
                                select 'UNEXPLAINED', currency, unexplained
                                  from examined_row
                                 where run_id = :run and employer_ref = :employer and unexplained <> 0) as named
                         group by cause, currency order by cause collate "C", currency collate "C"
                        """)
                .param("run", employer.run())
                .param("employer", employer.employerRef())
                .query(CauseSum.class)
                .list();
    }

    /** What Kota's lines come to. */
    List<Source> lines(EmployerOfRun employer) {
        return db.sql("""
                        select currency, portion, sum(amount) as amount
                          from contribution_line where pull_id = any (?) and employer_ref = ? group by currency, portion
                         order by currency collate "C", portion collate "C"
                        """)
                .params(employer.pulls(), employer.employerRef())
                .query(Source.class)
                .list();
    }

    /** What the register's rows come to; empty when none was ever loaded. */
    List<Source> register(EmployerOfRun employer) {
        return employer.registerRun() == null
                ? List.of()
                : db.sql("""
                                select currency, portion, sum(amount) as amount
                                  from register_row where run_id = ? and employer_ref = ? and portion is not null
                                 group by currency, portion order by currency collate "C", portion collate "C"
                                """)
                        .params(employer.registerRun().id(), employer.employerRef())
                        .query(Source.class)
                        .list();
    }

    /** Kota's lines of people whom no roster knows; null when there are none. */
    Manifest.@Nullable LeftOut leftOut(EmployerOfRun employer) {
        String where = " from contribution_line where pull_id = any (?) and employer_ref = ? and not in_roster";
        int people = db.sql("select count(distinct employee_ref)" + where)
                .params(employer.pulls(), employer.employerRef())
                .query(Integer.class)
                .single();
        return people == 0
                ? null
                : new Manifest.LeftOut(
                        people,
                        db
                                .sql(
                                        "select currency, portion, sum(amount) as amount" + where
                                                + " group by currency, portion order by currency collate \"C\", portion collate \"C\"")
                                .params(employer.pulls(), employer.employerRef())
                                .query(Source.class)
                                .list()
                                .stream()
                                .map(sum -> new Manifest.LeftOutTotal(
                                        sum.currency(), sum.portion(), Amounts.plain(sum.amount(), sum.currency())))
                                .toList());
    }

    /** Tax relief on the employer's part of people whom no roster knows, above zero as it is owed; by currency. */
    Map<String, BigDecimal> reliefLeftOut(EmployerOfRun employer, int reliefSign) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        db.sql("""
                        select currency, sum(? * amount) from contribution_line
                         where pull_id = any (?) and employer_ref = ? and not in_roster
                           and portion = 'employer' and category = 'tax_relief'
                         group by currency
                        """).params(reliefSign, employer.pulls(), employer.employerRef()).query(row -> {
            sums.put(row.getString(1), row.getBigDecimal(2));
        });
        return sums;
    }

    Manifest.ControlTotal forManifest(EmployerOfRun employer) {
        Map<String, Long> byStatus = rowsByStatus(employer);
        return new Manifest.ControlTotal(
                byStatus.values().stream().mapToLong(Long::longValue).sum(),
                byStatus,
                portions(employer).stream().map(ControlTotals::asText).toList());
    }

    private static Manifest.PortionTotal asText(Portion p) {
        return new Manifest.PortionTotal(
                p.currency(),
                p.portion(),
                p.rows(),
                Amounts.plain(p.opening(), p.currency()),
                Amounts.plain(p.charged(), p.currency()),
                p.withheld() == null ? null : Amounts.plain(p.withheld(), p.currency()),
                p.variance() == null ? null : Amounts.plain(p.variance(), p.currency()),
                Amounts.plain(p.closing(), p.currency()));
    }
}
