package io.tieout.roster;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at a plan before anything of it may be sent. Only a plan without findings becomes intents: what
 * is no intent can't be sent, whatever happens later.
 *
 * <p>It runs in one transaction and may run again: it begins by taking back what it found before.
 */
class Guarding {

    private final JdbcClient db;
    private final long run;
    private final RosterSyncInputs inputs;
    private final Map<String, Object> params;

    /** @param today in the roster's zone */
    Guarding(JdbcClient db, long run, RosterSyncInputs inputs, LocalDate today, OffsetDateTime now) {
        this.db = db;
        this.run = run;
        this.inputs = inputs;
        this.params = Map.of("run", run, "today", today, "now", now);
    }

    /** @throws UsageException if the approval speaks of a plan or of people that there are not */
    void guard() {
        db.sql("delete from guard_finding where run_id = :run").params(params).update();
        db.sql(IntentSql.TAKE_BACK).params(params).update();
        PlanApproval approval = inputs.approval();
        if (approval != null) {
            findStale(approval);
        }
        if (approval == null || !approval.all() && approval.refs().isEmpty()) {
            new Tripwires(db, run, inputs, params).find();
        }
        boolean clean = db.sql("select not exists (select from guard_finding where run_id = :run)")
                .params(params)
                .query(Boolean.class)
                .single();
        if (clean && !inputs.dryRun()) {
            writeIntents(approval);
        }
    }

    private void findStale(PlanApproval approval) {
        long seen = db.sql("select id from run where kind = 'roster-sync' and number = :number"
                        + " and status = 'COMPLETED' and id <> :run")
                .param("run", run)
                .param("number", approval.plan())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new UsageException("There is no plan " + approval.plan()
                        + " that was made to its end; nothing was sent. \"sync --dry-run\" makes one and says its"
                        + " number."));
        for (String ref : approval.refs()) {
            refuseUnlessPlanned(seen, ref, approval.plan());
        }
        db.sql("insert into guard_finding (run_id, kind, text) select :run, 'STALE', text from (" + StaleSql.STALE
                        + ") stale (text) on conflict do nothing")
                .param("run", run)
                .param("seen", seen)
                .update();
    }

    private void refuseUnlessPlanned(long seen, String ref, int plan) {
        long people = db.sql("""
                        select count(distinct employer_ref) from plan_row
                        where run_id = :seen and subject = 'employee' and line is not null
                          and action in ('CREATE', 'ADOPT', 'UPDATE', 'REKEY', 'SALARY', 'OFFBOARD', 'CANCEL_OFFBOARD')
                          and (employee_ref = :ref or employer_ref || '/' || employee_ref = :ref)
                        """)
                .param("seen", seen)
                .param("ref", ref)
                .query(Long.class)
                .single();
        if (people == 0) {
            throw new UsageException("Plan " + plan + " sends nothing for " + ref + "; nothing was sent. \"plan show "
                    + plan + "\" lists whom it names.");
        }
        if (people > 1) {
            throw new UsageException("Plan " + plan + " has " + ref + " at " + people
                    + " employers; nothing was sent. Name one as EMPLOYER/" + ref + ".");
        }
    }

    private void writeIntents(@Nullable PlanApproval approval) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("all", approval != null && approval.all());
        all.put("refs", approval == null ? new String[0] : approval.refs().toArray(String[]::new));
        db.sql(IntentSql.PLAN_EMPLOYERS).params(all).update();
        db.sql(IntentSql.PLAN_EMPLOYEES).params(all).update();
    }
}
