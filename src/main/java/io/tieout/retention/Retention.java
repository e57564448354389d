package io.tieout.retention;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes out of the database what is old and needed by nothing. Files stay. */
@Component
public class Retention {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Runner runner;

    Retention(JdbcClient jdbc, PlatformTransactionManager transactions, Runner runner) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.runner = runner;
    }

    /**
     * All or nothing.
     *
     * @param before what ended earlier than this may go
     * @param dryRun counts the same and takes it all back
     * @throws io.tieout.batch.RunBusyException while a run of a kind and period is at work that would lose rows
     */
    public List<Purged> purge(Instant before, boolean dryRun) {
        List<String> periods = jdbc.sql("select distinct period from run where kind = 'reconcile'"
                        + " and coalesce(ended_at, started_at) < ? order by period")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        return runner.whileNothingRuns(
                RunKind.ROSTER_SYNC, "", () -> whileNothingRuns(periods, 0, () -> deleted(before, periods, dryRun)));
    }

    private <T> T whileNothingRuns(List<String> periods, int from, Supplier<T> work) {
        return from == periods.size()
                ? work.get()
                : runner.whileNothingRuns(
                        RunKind.RECONCILE, periods.get(from), () -> whileNothingRuns(periods, from + 1, work));
    }

    private List<Purged> deleted(Instant before, List<String> periods, boolean dryRun) {
        Map<String, Long> counts = transaction.execute(status -> {
            if (dryRun) {
                status.setRollbackOnly();
            }
            return delete(before, periods);
        });
        List<Purged> purged = new ArrayList<>();
        if (counts != null) {
            counts.forEach((what, rows) -> purged.add(new Purged(what, rows)));
        }
        return purged;
    }

    private Map<String, Long> delete(Instant before, List<String> periods) {
        update("create temp table doomed (id bigint primary key) on commit drop", before, periods);
        update("insert into doomed " + DoomedSql.RECONCILE, before, periods);
        update("insert into doomed " + DoomedSql.ROSTER, before, periods);
        Map<String, Long> counts = new LinkedHashMap<>();
        PurgeSql.STATEMENTS.forEach((sql, what) -> {
            long rows = update(sql, before, periods);
            if (!what.equals(PurgeSql.NOT_COUNTED)) {
                counts.merge(what, rows, Long::sum);
            }
        });
        return counts;
    }

    private long update(String sql, Instant before, List<String> periods) {
        return jdbc.sql(sql)
                .param("before", before.atOffset(ZoneOffset.UTC))
                // Spring Batch notes its times by the clocks of this machine.
                .param("beforeLocal", LocalDateTime.ofInstant(before, ZoneId.systemDefault()))
                .param("periods", periods.toArray(String[]::new))
                .update();
    }
}
