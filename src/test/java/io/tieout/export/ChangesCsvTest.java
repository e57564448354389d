package io.tieout.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.file.FormulaText;
import io.tieout.reconciliation.ChargeChanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is charged otherwise than before, and the reasons whose amounts come to the difference. */
class ChangesCsvTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private long september;
    private long october;
    private long last;
    private long now;

    @BeforeEach
    void twoPeriods() {
        InventedRuns.clear(db);
        september = run("2026-09", 1, null);
        last = pull(september, "2026-09", 1);
        october = run("2026-10", 1, september);
        now = pull(october, "2026-10", 1);
    }

    @Test
    void each_difference_has_its_reasons_and_who_is_charged_as_before_is_left_out() throws IOException {
        both("same", "policyholder", "50.00", "50.00");
        line(now, "joiner", "policyholder", "50.00");
        line(last, "leaver", "policyholder", "40.00");
        both("rate", "policyholder", "50.00", "52.50");
        both("child", "policyholder", "50.00", "50.00");
        line(now, "child", "child_dependant", "20.00");
        both("fee", "policyholder", "50.00", "50.00");
        line(now, "fee", "policyholder", "one_off", false, "2026-10-01", "2026-10-31", "2026-10-01", "15.00");
        both("corrected", "policyholder", "50.00", "50.00");
        line(now, "corrected", "policyholder", "recurring", true, "2026-09-01", "2026-09-30", "2026-09-01", "-9.99");
        line(last, "part", "policyholder", "recurring", false, "2026-09-16", "2026-09-30", "2026-09-01", "25.00");
        line(now, "part", "policyholder", "50.00");
        both("late", "policyholder", "50.00", "50.00");
        line(now, "late", "policyholder", "recurring", false, "2026-09-01", "2026-09-30", "2026-09-01", "7.00");
        both("policies", "policyholder", "50.00", "50.00");
        line(now, "policies", "policyholder", "30.00");

        assertThat(changes())
                .containsExactly(
                        "child 50.00 70.00 20.00 DEPENDANT=20.00",
                        "corrected 50.00 40.01 -9.99 ADJUSTMENT=-9.99",
                        "fee 50.00 65.00 15.00 ONE_OFF=15.00",
                        "joiner 0.00 50.00 50.00 JOINER=50.00",
                        "late 50.00 57.00 7.00 LATE_COVER=7.00",
                        "leaver 40.00 0.00 -40.00 LEAVER=-40.00",
                        "part 25.00 50.00 25.00 PART_MONTH=25.00",
                        "policies 50.00 80.00 30.00 COVER=30.00",
                        "rate 50.00 52.50 2.50 RATE=2.50");
    }

    @Test
    void several_reasons_of_one_person_sum_to_the_difference() throws IOException {
        both("a", "policyholder", "50.00", "52.00");
        line(now, "a", "partner_dependant", "60.00");
        line(now, "a", "policyholder", "one_off", false, "2026-10-01", "2026-10-31", "2026-10-01", "-3.00");

        assertThat(changes()).containsExactly("a 50.00 109.00 59.00 DEPENDANT=60.00;RATE=2.00;ONE_OFF=-3.00");
        BigDecimal sum = new BigDecimal("60.00").add(new BigDecimal("2.00")).add(new BigDecimal("-3.00"));
        assertThat(sum).isEqualByComparingTo("59.00");
    }

    @Test
    void what_moved_since_the_last_reading_and_since_the_sign_off_stands_beside_it() throws IOException {
        both("a", "policyholder", "50.00", "50.00");
        long again = run("2026-10", 2, september);
        long reread = pull(again, "2026-10", 2);
        line(reread, "a", "policyholder", "51.25");
        line(reread, "b", "policyholder", "10.00");
        october = again;

        assertThat(cells(row -> row.get(3) + " " + row.get(8) + " " + row.get(10) + " " + row.get(11)))
                .containsExactly("a 1.25 1.25 ", "b 10.00 10.00 ");

        db.sql("insert into sign_off select run_id, employer_ref, '2026-10', 'a', 'b', 0, now() from reconciliation"
                        + " where period = '2026-10' and run_id < ?")
                .param(again)
                .update();

        assertThat(cells(row -> row.get(3) + " " + row.get(11))).containsExactly("a 1.25", "b 10.00");
    }

    @Test
    void the_first_period_of_an_employer_has_no_changes() throws IOException {
        line(last, "a", "policyholder", "50.00");
        october = september;

        assertThat(changes()).isEmpty();
    }

    @Test
    void nasty_refs_stand_there_as_they_are_and_begin_with_nothing_that_runs() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (String text : NastyTexts.fifty()) {
            String amount = wanted.size() + 1 + ".25";
            line(now, text, "policyholder", amount);
            wanted.add(FormulaText.defused(text) + " " + amount);
        }

        assertThat(cells(row -> row.get(3) + " " + row.get(7))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private List<String> changes() throws IOException {
        return cells(row -> String.join(" ", row.get(3), row.get(6), row.get(7), row.get(8), row.get(9)));
    }

    private List<String> cells(Function<List<String>, String> text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ChangesCsv(InventedMonth.read(ChargeChanges.class, DATABASE))
                .write(new EmployersOfRun(db).of(october, "ACME"), null, out);
        List<List<String>> rows = CellReading.read(out.toByteArray(), UTF_8, ',');
        return rows.subList(1, rows.size()).stream().map(text).toList();
    }

    private void both(String person, String member, String before, String after) {
        line(last, person, member, before);
        line(now, person, member, after);
    }

    /** A regular line of the pull's own month. */
    private void line(long pull, String person, String member, String amount) {
        String month = pull == last ? "2026-09" : "2026-10";
        String end = pull == last ? "2026-09-30" : "2026-10-31";
        line(pull, person, member, "recurring", false, month + "-01", end, month + "-01", amount);
    }

    private void line(
            long pull,
            String person,
            String member,
            String type,
            boolean adjustment,
            String from,
            String to,
            String month,
            String amount) {
        db.sql("""
                        insert into contribution_line values (?, 'ACME', 'ee_1', ?, true, 'ct_' || random(), 'employee',
                          'gross_premium', ?, ?, null, ?::numeric, 'EUR', ?, null, ?::date, ?::date, 'p_1', ?::date)
                        """)
                .params(pull, person, member, adjustment, amount, type, from, to, month)
                .update();
    }

    private long run(String period, int number, Long opening) {
        long run = db.sql("""
                        insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                        values ('reconcile', ?, 'all', ?, '{}', 'cd34', 'COMPLETED', '2026-11-02 09:00:00Z') returning id
                        """).params(period, number).query(Long.class).single();
        db.sql("insert into run_employer (run_id, employer_ref, employer_id) values (?, 'ACME', 'er_1')")
                .param(run)
                .update();
        db.sql("insert into reconciliation (run_id, period, employer_ref, opening_run, settled_at)"
                        + " values (?, ?, 'ACME', ?, '2026-11-02 09:12:00Z')")
                .params(run, period, opening)
                .update();
        return run;
    }

    private long pull(long run, String period, int version) {
        return db.sql("""
                        insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                                          last_updated_at, version, state, breakdowns, lines, started_at)
                        values (?, 'ACME', 'er_1', 'ctr_' || ?, ?, 'open', 'x', ?, 'COMPLETE', 2, 5, now()) returning id
                        """)
                .params(run, period, period, version)
                .query(Long.class)
                .single();
    }
}
