package io.tieout.roster;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.PlanApproval;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plan that somebody saw and wants sent. */
final class SeenPlan {

    private SeenPlan() {}

    /**
     * @return the run that made it
     * @throws UsageException if there is no such plan, or it has nothing to send for somebody who is named
     */
    static long of(JdbcClient db, PlanApproval approval) {
        long run = db.sql("select id from run where kind = 'roster-sync' and number = :number and status = 'COMPLETED'")
                .param("number", approval.plan())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new UsageException("There is no plan " + approval.plan()
                        + " that was made to its end; nothing was sent. \"sync --dry-run\" makes one and says its"
                        + " number, \"runs\" lists those that there are."));
        for (String ref : approval.refs()) {
            int employers = employersOf(db, run, ref);
            if (employers == 0) {
                throw new UsageException("Plan " + approval.plan() + " sends nothing for " + ref
                        + "; nothing was sent. \"plan show " + approval.plan() + "\" lists whom it names.");
            }
            if (employers > 1) {
                throw new UsageException("Plan " + approval.plan() + " has " + ref + " at " + employers
                        + " employers; nothing was sent. Name one as EMPLOYER/" + ref + ".");
            }
        }
        return run;
    }

    /** Those of the refs for whom the plan of a run has something to send, each clear. */
    static List<String> named(JdbcClient db, long run, PlanApproval approval) {
        return approval.refs().stream()
                .filter(ref -> employersOf(db, run, ref) == 1)
                .toList();
    }

    private static int employersOf(JdbcClient db, long run, String ref) {
        return db.sql("""
                        select count(distinct employer_ref) from plan_row
                        where run_id = :run and subject = 'employee' and line is not null
                          and action in %s and %s
                        """.formatted(PlanRowSql.SENT_OF_PEOPLE, PlanRowSql.named("plan_row")))
                .param("run", run)
                .param("refs", new String[] {ref})
                .query(Integer.class)
                .single();
    }
}
