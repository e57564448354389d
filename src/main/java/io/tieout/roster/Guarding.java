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
    private final HeldLeavers held;

    /** @param today in the roster's zone */
    Guarding(JdbcClient db, long run, RosterSyncInputs inputs, LocalDate today, OffsetDateTime now) {
        this.db = db;
        this.run = run;
        this.inputs = inputs;
        this.params = Map.of("run", run, "today", today, "now", now);
        this.held = new HeldLeavers(db, params);
    }

    /** @throws UsageException if the approval speaks of a plan or of people that there are not */
    void guard() {
        db.sql("delete from guard_finding where run_id = :run").params(params).update();
        db.sql(IntentSql.TAKE_BACK).params(params).update();
        PlanApproval approval = inputs.approval();
        held.mark();
        if (!inputs.partial()) {
            db.sql(CauseSql.DROPPED_LEAVE_ON).params(params).update();
        }
        if (approval != null) {
            findStale(approval);
        }
        boolean released =
                approval != null && (approval.all() || !approval.refs().isEmpty());
        if (!released || !clean()) {
            // A plan that went stale was not released: what is said of the one of now must hold for it.
            new Tripwires(db, run, inputs, params).find();
        }
        if (!inputs.dryRun()) {
            held.forgetWhoseRowChanged();
            if (clean()) {
                writeIntents(approval);
            }
        }
    }

    private boolean clean() {
        return !PlanGuards.refused(db, run);
    }

    private void findStale(PlanApproval approval) {
        db.sql("insert into guard_finding (run_id, kind, text) select :run, 'STALE', text from (" + StaleSql.STALE
                        + ") stale (text) on conflict do nothing")
                .param("run", run)
                .param("seen", SeenPlan.of(db, approval))
                .update();
    }

    private void writeIntents(@Nullable PlanApproval approval) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("all", approval != null && approval.all());
        all.put("refs", approval == null ? new String[0] : approval.refs().toArray(String[]::new));
        int written = db.sql(IntentSql.PLAN_EMPLOYERS).params(all).update();
        written += db.sql(IntentSql.PLAN_EMPLOYEES).params(all).update();
        if (written > 0) {
            // Without, the few next ones are found by sorting all that are open, each time.
            db.sql("analyze intent").update();
        }
        if (approval != null) {
            held.decided(approval);
        }
    }
}
