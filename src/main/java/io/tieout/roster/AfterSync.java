package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run leaves behind once everything was sent. */
class AfterSync {

    private final JdbcClient db;
    private final long run;

    AfterSync(JdbcClient db, long run) {
        this.db = db;
        this.run = run;
    }

    /** @throws UndecidedException if Kota gave no clear answer for some records */
    void finish(RosterSyncInputs inputs) {
        if (!inputs.dryRun()) {
            refuseToEndWithOpenIntents();
            countNights();
            Readiness.write(db, inputs.out());
        }
        WorkTables.empty(db, run);
    }

    private void refuseToEndWithOpenIntents() {
        long open = db.sql("select count(*) from intent where run_id = :run and settled_at is null")
                .param("run", run)
                .query(Long.class)
                .single();
        if (open > 0) {
            throw UndecidedException.atTheEnd(open);
        }
    }

    /** Set, not added to: to do it twice does no harm. */
    private void countNights() {
        db.sql("""
                        update employee e set missing_nights = coalesce(p.nights, 0)
                        from employee k left join plan_row p on p.run_id = :run and p.subject = 'employee'
                            and p.action = 'MISSING' and p.employer_ref = k.employer_ref
                            and p.employee_ref = k.employee_ref
                        where e.employer_ref = k.employer_ref and e.employee_ref = k.employee_ref
                          and e.missing_nights <> coalesce(p.nights, 0)
                        """).param("run", run).update();
    }
}
