package io.tieout.roster;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the plan of a run, in PostgreSQL: rows against what was last sent and against Kota's lists.
 *
 * <p>It runs in one transaction and may run again: it begins by taking back what it planned before.
 */
class Planning {

    private final JdbcClient db;
    private final long run;
    private final LocalDate today;
    private final boolean partial;
    private final OffsetDateTime now;
    private final Rekeys rekeys;

    /**
     * @param today in the roster's zone
     * @param partial whether nobody is missing for not being in the file
     * @param rekey whether people may be given new refs
     */
    Planning(JdbcClient db, long run, LocalDate today, boolean partial, boolean rekey, OffsetDateTime now) {
        this.db = db;
        this.run = run;
        this.today = today;
        this.partial = partial;
        this.now = now;
        this.rekeys = new Rekeys(db, run, partial, rekey);
    }

    /** Writes no intent: nothing can be sent before the guards have seen the plan. */
    void plan() {
        takeBack();
        dropDoubles("far_employer");
        dropDoubles("far_employee");
        refreshStatuses();
        db.sql(DecisionSql.WORK_TABLE).update();
        plan(EmployerFields.ALL, DecisionSql.COMPARE_EMPLOYERS);
        db.sql("truncate compared").update();
        plan(EmployeeFields.ALL, DecisionSql.COMPARE_EMPLOYEES);
        rekeys.plan();
        execute(SalarySql.PLAN);
        execute(LeaverSql.CANCEL_OFFBOARD);
        execute(LeaverSql.OFFBOARD);
        if (!partial) {
            execute(TransferSql.MOVED);
            execute(LeaverSql.MISSING_EMPLOYEES);
            rekeys.correctMissing();
            execute(LeaverSql.MISSING_EMPLOYERS);
        }
        count("employer");
        count("employee");
    }

    private void takeBack() {
        for (String table : List.of("plan_row", "plan_count")) {
            db.sql("delete from " + table + " where run_id = :run")
                    .param("run", run)
                    .update();
        }
    }

    /** The statistics are those of an earlier run, by which this one has no rows: a plan made with them is quadratic. */
    private void dropDoubles(String table) {
        db.sql("analyze " + table).update();
        execute("delete from " + table + " a using " + table
                + " b where a.run_id = :run and b.run_id = :run and a.kota_id = b.kota_id and a.ctid > b.ctid");
    }

    private void refreshStatuses() {
        execute("""
                update employer e set kota_status = f.status, updated_at = :now from far_employer f
                where f.run_id = :run and f.kota_id = e.kota_id and e.kota_status is distinct from f.status
                """);
        execute("""
                update employee e set kota_status = f.status, status_since = :now, updated_at = :now
                from far_employee f
                where f.run_id = :run and f.kota_id = e.kota_id and e.kota_status is distinct from f.status
                """);
    }

    private <R> void plan(RowFields<R> fields, String compare) {
        Map<String, Object> params = new HashMap<>(params());
        params.put("subject", fields.subject().word());
        params.put("columns", texts(fields, RosterField::column));
        params.put("groups", texts(fields, field -> field.group().name().toLowerCase(Locale.ROOT)));
        params.put("changes", texts(fields, field -> field.change().name()));
        params.put("clearables", texts(fields, field -> String.valueOf(field.clearable())));
        db.sql(compare).params(params).update();
        db.sql("analyze compared").update();
        db.sql(DecisionSql.DECIDE).params(params).update();
        db.sql(DecisionSql.DECIDE_ON_WHAT_CANNOT_CHANGE).params(params).update();
    }

    private static <R> String[] texts(RowFields<R> fields, Function<RosterField<R>, String> text) {
        return fields.fields().stream().map(text).toArray(String[]::new);
    }

    private void count(String subject) {
        db.sql("""
                        insert into plan_count (run_id, subject, action, count)
                        select :run, :subject, action, count(*) from plan_row
                        where run_id = :run and subject = :subject group by action
                        union all
                        select :run, :subject, 'NONE', count(*) from staged_%1$s s
                        where s.run_id = :run and s.refused is null and not exists (
                            select from plan_row p where p.run_id = :run and p.subject = :subject and p.line = s.line)
                        """.formatted(subject))
                .param("run", run)
                .param("subject", subject)
                .update();
    }

    private void execute(String sql) {
        db.sql(sql).params(params()).update();
    }

    private Map<String, Object> params() {
        return Map.of("run", run, "today", today, "now", now);
    }
}
