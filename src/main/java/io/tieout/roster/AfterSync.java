package io.tieout.roster;

import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run leaves behind once everything was sent, or was stopped by a guard. */
class AfterSync {

    private final JdbcClient db;
    private final long run;
    private final LocalDate today;

    /** @param today in the roster's zone */
    AfterSync(JdbcClient db, long run, LocalDate today) {
        this.db = db;
        this.run = run;
        this.today = today;
    }

    /** @throws UndecidedException if Kota gave no clear answer for some records */
    void finish(RosterSyncInputs inputs) {
        if (!inputs.dryRun()) {
            refuseToEndWithOpenIntents();
            PlanApproval approval = inputs.approval();
            boolean onlySome = approval != null && !approval.refs().isEmpty();
            if (!inputs.partial() && !onlySome && !PlanGuards.refused(db, run)) {
                // A file that a guard stopped says nothing that can be relied on of who is missing, and to
                // release some people by name does not make it better.
                countNights(approval);
            }
            Readiness.write(db, inputs.out().resolve("readiness.csv"), List.of());
            LeaversFile.write(db, run, inputs.out());
        }
        if (!inputs.partial()) {
            MissingPeople.write(db, run, today, inputs.out());
        }
        WorkTables.empty(db, run);
    }

    private void refuseToEndWithOpenIntents() {
        long open = db.sql("select count(*) from intent where run_id = :run and settled_at is null")
                .param("run", run)
                .query(Long.class)
                .single();
        if (open > 0) {
            List<String> first = db.sql(
                            "select employer_ref || case employee_ref when '' then '' else '/' end || employee_ref"
                                    + " || ' ' || action || coalesce(': ' || detail, '')"
                                    + " from intent where run_id = :run and settled_at is null"
                                    + " order by subject desc, line, action limit 3")
                    .param("run", run)
                    .query(String.class)
                    .list();
            throw UndecidedException.atTheEnd(open, first);
        }
    }

    /** Set, not added to: to do it twice does no harm. Who is there again begins anew. */
    private void countNights(@Nullable PlanApproval approval) {
        db.sql("""
                        update employee e set missing_nights = 0, missing_since = null, missing_on = null,
                            missing_accepted = false
                        where e.missing_nights <> 0 and not exists (
                            select from plan_row p where p.run_id = :run and p.subject = 'employee'
                              and p.action = 'MISSING' and p.employer_ref = e.employer_ref
                              and p.employee_ref = e.employee_ref)
                        """).param("run", run).update();
        db.sql("""
                        update employee e set missing_nights = p.nights,
                            missing_since = coalesce(e.missing_since, :today), missing_on = :today,
                            missing_accepted = e.missing_accepted or :accepted
                        from plan_row p
                        where p.run_id = :run and p.subject = 'employee' and p.action = 'MISSING'
                          and p.employer_ref = e.employer_ref and p.employee_ref = e.employee_ref
                        """)
                .param("run", run)
                .param("today", today)
                .param("accepted", approval != null && approval.all())
                .update();
    }
}
