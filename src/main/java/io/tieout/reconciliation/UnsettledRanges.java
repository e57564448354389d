package io.tieout.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The employers of a run that were pulled and not settled yet, cut into ranges of about equal row counts.
 *
 * <p>The largest come first: an employer with a sixth of all rows would else begin when everybody else is
 * done. Who takes a range has it to himself. A restart cuts anew what the tables say is not settled, so
 * nothing of this is kept.
 */
@Component
class UnsettledRanges {

    private final JdbcClient jdbc;
    private final long rowsOfRange;
    private final Map<Long, Queue<EmployerRange>> byRun = new ConcurrentHashMap<>();

    /** @param rowsOfRange lines and register rows of a range; an employer with more is a range of its own */
    UnsettledRanges(DataSource dataSource, @Value("${tieout.settle-rows:50000}") long rowsOfRange) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rowsOfRange = rowsOfRange;
    }

    /** What is left of a run, counted from the tables. */
    record Left(int employers, long rows) {}

    /** Cuts what is left of a run. */
    Left cut(long run) {
        List<EmployerRange> ranges = ranges(unsettled(run));
        ranges.sort(Comparator.comparingLong(EmployerRange::rows).reversed());
        byRun.put(run, new ConcurrentLinkedQueue<>(ranges));
        return new Left(
                ranges.stream().mapToInt(range -> range.employers().size()).sum(),
                ranges.stream().mapToLong(EmployerRange::rows).sum());
    }

    /** The next range, for whoever asks first; null when none is left. */
    @Nullable
    EmployerRange take(long run) {
        Queue<EmployerRange> ranges = byRun.get(run);
        EmployerRange next = ranges == null ? null : ranges.poll();
        if (next == null) {
            byRun.remove(run);
        }
        return next;
    }

    /** Neighbours stay together: their rows came in together and lie together on disk. */
    private List<EmployerRange> ranges(List<EmployerRange> employers) {
        List<EmployerRange> ranges = new ArrayList<>();
        List<String> gathered = new ArrayList<>();
        long rows = 0;
        for (EmployerRange employer : employers) {
            if (employer.rows() >= rowsOfRange) {
                ranges.add(employer);
                continue;
            }
            if (rows + employer.rows() > rowsOfRange) {
                ranges.add(new EmployerRange(gathered, rows));
                gathered.clear();
                rows = 0;
            }
            gathered.addAll(employer.employers());
            rows += employer.rows();
        }
        if (!gathered.isEmpty()) {
            ranges.add(new EmployerRange(gathered, rows));
        }
        return ranges;
    }

    /** Each as a range of its own; one without rows counts as one, so that they can't gather without end. */
    private List<EmployerRange> unsettled(long run) {
        return jdbc.sql("""
                        select m.employer_ref, 1
                            + (select coalesce(sum(p.lines), 0) from pull p
                               where p.run_id = m.run_id and p.employer_ref = m.employer_ref and p.state = 'COMPLETE')
                            + coalesce((select l.rows from register_load l
                                        where l.period = run.period and l.employer_ref = m.employer_ref
                                          and l.run_id <= m.run_id
                                        order by l.run_id desc limit 1), 0) as rows
                        from run_employer m join run on run.id = m.run_id
                        where m.run_id = ? and m.pulled_at is not null and m.reconciled_at is null
                          and m.failure is null and m.review is null
                        order by m.employer_ref collate "C"
                        """)
                .param(run)
                .query((row, number) -> new EmployerRange(List.of(row.getString("employer_ref")), row.getLong("rows")))
                .list();
    }
}
