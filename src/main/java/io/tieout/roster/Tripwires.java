package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.jobfile.RosterSyncSettings;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guards in force, and what the evidence says when one of them trips. */
final class Tripwires {

    private final JdbcClient db;
    private final long run;
    private final RosterSyncInputs inputs;
    private final Map<String, Object> params;

    Tripwires(JdbcClient db, long run, RosterSyncInputs inputs, Map<String, Object> params) {
        this.db = db;
        this.run = run;
        this.inputs = inputs;
        this.params = params;
    }

    /** All guards, one a line. */
    void find() {
        RosterSyncSettings.Guards limits = inputs.settings().guards();
        Measure leaving = new Measure(limits.maxOffboardCount(), limits.maxOffboardShare(), limits.weekFactor());
        Measure missing = new Measure(limits.maxMissingCount(), limits.maxMissingShare(), limits.weekFactor());
        boolean tooManyLeave = measure(GuardSql.LEAVING, leaving, "are to be offboarded, or to stay after all");
        boolean tooManyAway = measure(GuardSql.MISSING, missing, "are at Kota and not in the file any more");
        if (!inputs.partial()) {
            // Of mended rows it is known already that they were refused, and the others are not held up by them.
            tooManyAway |= measure(GuardSql.REFUSED, missing, "are at Kota and have a row that was refused");
        }
        tooManyAway |= absentEmployers();
        if (tooManyLeave) {
            nameCauses(LeavingCauseSql.OF_ANY_FILE);
        }
        if (inputs.partial()) {
            return;
        }
        if (tooManyLeave) {
            nameCauses(LeavingCauseSql.OF_WHOLE_FILES);
        }
        if (tooManyAway) {
            nameCauses(CauseSql.OF_MISSING_PEOPLE);
        }
        if (tooManyLeave || tooManyAway) {
            nameCauses(List.of(CauseSql.SHRANK));
            if (FileEnd.isMissing(inputs.employees())) {
                note("CAUSE", "the employees file ends without a line end, as a file does that was cut off");
            }
        }
    }

    private boolean measure(String sql, Measure measure, String what) {
        boolean tripped = false;
        for (Measure.Counted counted :
                db.sql(sql).params(params).query(Measure.Counted.class).list()) {
            List<String> passed = measure.passed(counted);
            if (!passed.isEmpty()) {
                String where =
                        counted.employer() == null ? "In the whole run " : "At employer " + counted.employer() + " ";
                note("TRIP", where + counted.tonight() + " people " + what + "; " + String.join("; and ", passed));
                tripped = true;
            }
        }
        return tripped;
    }

    private boolean absentEmployers() {
        List<String> absent = db.sql(GuardSql.ABSENT_EMPLOYERS)
                .params(params)
                .query(String.class)
                .list();
        absent.forEach(employer -> note("TRIP", "Nobody of employer " + employer + " is in the file any more"));
        return !absent.isEmpty();
    }

    private void nameCauses(List<String> evidence) {
        for (String sql : evidence) {
            db.sql(sql).params(params).query(String.class).list().forEach(text -> note("CAUSE", text));
        }
    }

    private void note(String kind, String text) {
        db.sql("insert into guard_finding (run_id, kind, text) values (:run, :kind, :text) on conflict do nothing")
                .param("run", run)
                .param("kind", kind)
                .param("text", text)
                .update();
    }
}
