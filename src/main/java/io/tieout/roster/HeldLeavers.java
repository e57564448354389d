package io.tieout.roster;

import io.tieout.jobfile.PlanApproval;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose leaving waits. Who releases some people of a plan by name has decided that the others don't leave
 * yet; they must not go out with the next sync because the rest is few enough for the guards by then. They
 * wait until they are released as well, or until their row has another date.
 */
final class HeldLeavers {

    private final JdbcClient db;
    private final Map<String, Object> params;

    /** @param params run, and now in UTC */
    HeldLeavers(JdbcClient db, Map<String, Object> params) {
        this.db = db;
        this.params = params;
    }

    /** Marks the rows of the plan that wait; they are counted apart and become no intents. */
    void mark() {
        int marked = db.sql("""
                        update plan_row p set held_since = h.plan,
                            reason = p.reason || '; held back since others of plan ' || h.plan || ' were released by name'
                        from held_leaver h, staged_employee s
                        where p.held_since is null and p.run_id = :run and p.subject = 'employee'
                          and p.action in ('OFFBOARD', 'CANCEL_OFFBOARD')
                          and h.employer_ref = p.employer_ref and h.employee_ref = p.employee_ref
                          and s.run_id = :run and s.line = p.line and s.leave_on is not distinct from h.leave_on
                        """).params(params).update();
        if (marked > 0) {
            db.sql("delete from plan_count where run_id = :run and subject = 'employee'"
                            + " and action in ('OFFBOARD', 'CANCEL_OFFBOARD', 'HELD')")
                    .params(params)
                    .update();
            db.sql("""
                            insert into plan_count (run_id, subject, action, count)
                            select :run, 'employee', action, count(*) from plan_row
                            where run_id = :run and subject = 'employee' and held_since is null
                              and action in ('OFFBOARD', 'CANCEL_OFFBOARD')
                            group by action
                            union all
                            select :run, 'employee', 'HELD', count(distinct (employer_ref, employee_ref)) from plan_row
                            where run_id = :run and held_since is not null
                            """).params(params).update();
        }
    }

    /**
     * A row with another date is a new decision. A blank one is none: the same date may be back tomorrow.
     * Dates that were sent are nobody's wish any more to change.
     */
    void forgetWhoseRowChanged() {
        db.sql("""
                        delete from held_leaver h
                        using staged_employee s left join employee e
                            on e.employer_ref = s.employer_ref and e.employee_ref = s.employee_ref
                        where s.run_id = :run and s.refused is null
                          and s.employer_ref = h.employer_ref and s.employee_ref = h.employee_ref
                          and s.leave_on is not null and s.leave_on is distinct from h.leave_on
                          and s.leave_on is distinct from e.leave_on
                        """).params(params).update();
    }

    /** After the intents of a released plan: who was named, or is one of all, waits no more; the others do. */
    void decided(PlanApproval approval) {
        String[] refs = approval.refs().toArray(String[]::new);
        if (!approval.all() && refs.length == 0) {
            return;
        }
        db.sql("delete from held_leaver x where exists (select from plan_row p where p.run_id = :run"
                        + " and p.held_since is not null and p.employer_ref = x.employer_ref"
                        + " and p.employee_ref = x.employee_ref) and (:all or " + PlanRowSql.named("x") + ")")
                .params(params)
                .param("all", approval.all())
                .param("refs", refs)
                .update();
        if (approval.all()) {
            return;
        }
        db.sql("""
                        insert into held_leaver (employer_ref, employee_ref, leave_on, plan, run_id, held_at)
                        select distinct p.employer_ref, p.employee_ref, s.leave_on, :plan, :run, :now
                        from plan_row p
                        join staged_employee s on s.run_id = :run and s.line = p.line
                        where p.held_since is null and\s""" + GuardSql.ENDS_COVER + " and not " + PlanRowSql.named("p") + """

                        on conflict (employer_ref, employee_ref) do update set leave_on = excluded.leave_on,
                            plan = excluded.plan, run_id = excluded.run_id, held_at = excluded.held_at
                        """)
                .params(params)
                .param("plan", approval.plan())
                .param("refs", refs)
                .update();
    }
}
