package io.tieout.roster;

import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans a new ref for whoever stands in the file under another one, instead of a leaver and a joiner. */
final class Rekeys {

    private final JdbcClient db;
    private final Map<String, Object> params;
    private boolean found;

    Rekeys(JdbcClient db, long run, boolean partial, boolean allowed) {
        this.db = db;
        this.params = new HashMap<>(Map.of("run", run, "partial", partial, "rekey", allowed));
    }

    /** Whoever saw a plan with new refs and applies it need not say so once more. */
    static boolean allowed(JdbcClient db, RosterSyncInputs inputs) {
        PlanApproval approval = inputs.approval();
        return inputs.rekey()
                || approval != null
                        && db.sql("""
                                        select exists (select from plan_row p join run r on r.id = p.run_id
                                            where r.kind = 'roster-sync' and r.number = :plan and p.action = 'REKEY')
                                        """)
                                .param("plan", approval.plan())
                                .query(Boolean.class)
                                .single();
    }

    /** Once the rows of people were compared, and before their salaries and leave dates are planned. */
    void plan() {
        if (!exists("compared where kota_id is null")) {
            // Nobody is new, as in most nights: nothing to look through.
            return;
        }
        execute(RekeySql.WARN_OF_TWO_RECORDS);
        execute(RekeySql.PAIRS);
        found = exists("renumbered");
        if (found) {
            db.sql("analyze renumbered").update();
            execute(RekeySql.TAKE_BACK);
            execute(RekeySql.DECIDE);
            execute(RekeySql.KNOWN_AFTER_ALL);
        }
    }

    /** Once it is planned who is missing. */
    void correctMissing() {
        if (found) {
            execute(RekeySql.NOT_MISSING);
            execute(RekeySql.MISSING_UNDER_THE_OLD_REF);
        }
    }

    private boolean exists(String rows) {
        return db.sql("select exists (select from " + rows + ")")
                .query(Boolean.class)
                .single();
    }

    private void execute(String sql) {
        db.sql(sql).params(params).update();
    }
}
