package io.tieout.export;

import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts invented runs, reports, lines and rows into the database, as the rooms before the export leave them. */
final class InventedRuns {

    static final String PERIOD = "2026-10";

    private final JdbcClient db;

    InventedRuns(JdbcClient db) {
        this.db = db;
    }

    long run(int number) {
        return db.sql("""
                        insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                        values ('reconcile', ?, 'all', ?, '[{"name": "register-2026-10.csv", "sha256": "ab12"}]', 'cd34',
                                'STARTED', timestamptz '2026-11-02 09:00:00Z' + ? * interval '1 hour') returning id
                        """).params(PERIOD, number, number).query(Long.class).single();
    }

    void settled(long run, String employer, @Nullable Long registerRun) {
        db.sql("insert into run_employer (run_id, employer_ref, employer_id, pulled_at, reconciled_at)"
                        + " values (?, ?, 'er_1', now(), now())")
                .params(run, employer)
                .update();
        db.sql("insert into reconciliation (run_id, period, employer_ref, register_run, settled_at)"
                        + " values (?, ?, ?, ?, '2026-11-02 09:12:00Z')")
                .params(run, PERIOD, employer, registerRun)
                .update();
    }

    long pull(long run, String employer, String report, String status) {
        return db.sql("""
                        insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                                          last_updated_at, version, state, breakdowns, lines, started_at)
                        values (?, ?, 'er_1', ?, ?, ?, '2026-10-31T23:00:00Z', 1, 'COMPLETE', 2, 5, now()) returning id
                        """)
                .params(run, employer, report, PERIOD, status)
                .query(Long.class)
                .single();
    }

    void line(
            long pull,
            String employer,
            String employee,
            String portion,
            String category,
            boolean adjustment,
            String amount) {
        db.sql("""
                        insert into contribution_line values (?, ?, 'ee_' || ?, ?, not starts_with(?, 'ee_'), 'ct_1', ?, ?,
                          'policyholder', ?, null, ?::numeric, 'EUR', 'recurring', null, '2026-10-01', '2026-10-31', 'p_1', '2026-10-01')
                        """)
                .params(pull, employer, employee, employee, employee, portion, category, adjustment, amount)
                .update();
    }

    /** A row; empty text is null. */
    void row(long run, String employer, String employee, String portion, String status, String sums, String causes) {
        row(run, employer, employee, "EUR", portion, status, sums, causes);
    }

    /** @param sums charged, withheld, variance, unexplained, opening, closing, with blanks between */
    void row(
            long run,
            String employer,
            String employee,
            String currency,
            String portion,
            String status,
            String sums,
            String causes) {
        String[] s = sums.trim().split("\\s+");
        db.sql("""
                        insert into examined_row (run_id, employer_ref, employee_ref, currency, portion, employer_id,
                          employee_id, report_id, report_status, charged, withheld, variance, status, causes, unexplained,
                          opening, closing)
                        values (?, ?, ?, ?, ?, 'er_1', 'ee_' || ?, 'ctr_1', 'open', ?::numeric, nullif(?, '-')::numeric,
                          nullif(?, '-')::numeric, ?, ?, nullif(?, '-')::numeric, ?::numeric, ?::numeric)
                        """)
                .params(
                        run, employer, employee, currency, portion, employee, s[0], s[1], s[2], status, causes, s[3],
                        s[4], s[5])
                .update();
    }

    /** A person who agrees and has nothing open, stored in short. @param charged null for no line of the portion */
    void agreed(
            long pull, String employee, String currency, @Nullable String employerCharged, @Nullable String charged) {
        db.sql("insert into agreed_person values (?, ?, 'ee_' || ?, ?, ?::numeric, ?::numeric)")
                .params(pull, employee, employee, currency, employerCharged, charged)
                .update();
    }

    /** Takes all runs away, with what belongs to them. */
    static void clear(JdbcClient db) {
        db.sql("truncate run, employee_breakdown, contribution_kind, register_person, register_kind, agreed_person,"
                        + " examined_row cascade")
                .update();
    }

    void register(long run, String employer, String employee, String portion, String amount) {
        db.sql("""
                        insert into register_row values (?, ?, ?, '2026-10-28', 'M10', 'EE_HEALTH', ?, ?::numeric, 'EUR', 0, 2)
                        """).params(run, employer, employee, portion, amount).update();
    }

    static ReconcileInputs inputs(Path out) {
        return new ReconcileInputs(YearMonth.parse(PERIOD), List.of(), Set.of(), out, false, settings());
    }

    static ReconcileSettings settings() {
        return new ReconcileSettings(
                "reconcile", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);
    }
}
