package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.bruteforce.Injected;
import io.tieout.bruteforce.Reading;
import io.tieout.money.Amounts;
import io.tieout.oracle.Key;
import io.tieout.oracle.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the rows of a run against what was put in, and against what trying everything finds. */
final class Judgement {

    private final Desk desk;
    private final InventedMonth month;
    private final SortedMap<Key, ReconciliationRow> rows = new TreeMap<>();

    Judgement(Desk desk, InventedMonth month, long run) {
        this.desk = desk;
        this.month = month;
        desk.jdbc
                .sql("select * from reconciliation_row where run_id = ?")
                .param(run)
                .query((row, number) -> ReconciliationRows.read(row))
                .list()
                .forEach(row -> rows.put(
                        new Key(
                                row.employerRef(),
                                row.employeeRef(),
                                row.currency(),
                                Side.of(row.portion().word())),
                        row));
    }

    int rows() {
        return rows.size();
    }

    /** What differs from the reading that tries everything; nothing may. */
    List<String> differencesFromTryingEverything() {
        List<String> differences = new ArrayList<>();
        SortedMap<Key, Reading> readings = month.readings();
        assertThat(rows.keySet()).isEqualTo(readings.keySet());
        rows.forEach((key, row) -> {
            Reading reading = readings.get(key);
            boolean same = text(row, row.charged()).equals(reading.charged())
                    && text(row, row.withheld()).equals(String.valueOf(reading.withheld()))
                    && text(row, row.variance()).equals(String.valueOf(reading.variance()))
                    && row.status().name().equals(reading.status())
                    && reading.causes().contains(row.causesText())
                    && text(row, row.unexplained()).equals(String.valueOf(reading.unexplained()))
                    && text(row, row.opening()).equals(reading.opening())
                    && text(row, row.closing()).equals(reading.closing())
                    && reading.tooMany() == (row.note() != null && row.note().contains(Notes.TOO_MANY_CAUSES));
            if (!same) {
                differences.add("found " + row + ", by trying everything " + reading);
            }
        });
        return differences;
    }

    /** Rows that differ from what was put in, where no smaller exact set excuses it. @param excused how many are */
    List<String> differencesFromWhatWasPutIn(int[] excused) {
        List<String> differences = new ArrayList<>();
        Map<Key, Injected.Known> known = month.known();
        SortedMap<Key, Reading> readings = month.readings();
        assertThat(rows.keySet()).isEqualTo(known.keySet());
        rows.forEach((key, row) -> {
            Injected.Known wanted = known.get(key);
            if (row.status().name().equals(wanted.status()) && row.causesText().equals(wanted.causes())) {
                return;
            }
            boolean exact = row.status() == Status.EXPLAINED && !row.causes().containsKey(Cause.ROUNDING);
            Reading reading = readings.get(key);
            if (exact && wanted.status().equals("EXPLAINED") && reading.members() < parts(wanted)) {
                excused[0]++;
            } else {
                differences.add("put in " + wanted + ", found " + row);
            }
        });
        return differences;
    }

    /** A rest counts here: an exact set of as many members is smaller. */
    private static int parts(Injected.Known wanted) {
        return wanted.parts() + (wanted.causes().contains("ROUNDING") ? 1 : 0);
    }

    /** Rows against lines and register rows, per employer, currency and portion; empty when all foot. */
    List<String> whatDoesNotFoot(long run) {
        return desk.jdbc.sql("""
                        select concat_ws(' ', employer_ref, currency, portion, sum(charged), sum(lines), sum(withheld),
                            sum(rows), sum(named), sum(variance))
                        from (
                            select employer_ref, currency, portion, charged, 0 as lines, withheld, 0 as rows,
                                variance, unexplained + coalesce((select sum(split_part(c, '=', 2)::numeric)
                                    from unnest(string_to_array(nullif(causes, ''), ';')) c), 0) as named
                            from reconciliation_row where run_id = :run
                            union all
                            select p.employer_ref, currency, portion, 0, amount, 0, 0, 0, 0
                            from pull p join contribution_line l on l.pull_id = p.id where p.run_id = :run
                            union all
                            select employer_ref, currency, portion, 0, 0, 0, amount, 0, 0
                            from register_row where run_id = :run
                        ) both_sides
                        group by employer_ref, currency, portion
                        having sum(charged) <> sum(lines) or sum(withheld) <> sum(rows) or sum(named) <> sum(variance)
                        """).param("run", run).query(String.class).list();
    }

    private static String text(ReconciliationRow row, @Nullable BigDecimal amount) {
        return amount == null ? "null" : Amounts.plain(amount, row.currency());
    }
}
