package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.jobfile.RosterSyncSettings;
import java.math.BigDecimal;
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
        boolean tripped = false;
        tripped |= measure(GuardSql.LEAVING, leaving, "are to be offboarded, or to stay after all");
        tripped |= measure(GuardSql.MISSING, missing, "are at Kota and not in the file any more");
        if (!inputs.partial()) {
            // Of mended rows it is known already that they were refused, and the others are not held up by them.
            tripped |= measure(GuardSql.REFUSED, missing, "are at Kota and have a row that was refused");
        }
        tripped |= absentEmployers();
        if (tripped) {
            nameCauses();
        }
    }

    private boolean measure(String sql, Measure measure, String what) {
        boolean tripped = false;
        for (Measure.Counted counted :
                db.sql(sql).params(params).query(Measure.Counted.class).list()) {
            String where = counted.employer() == null ? "In the whole run " : "At employer " + counted.employer() + " ";
            if (measure.tonightIsTooMany(counted)) {
                trip(where + counted.tonight() + " people " + what + "; " + limit(measure, counted));
                tripped = true;
            } else if (measure.weekIsTooMany(counted)) {
                trip(where + counted.tonight() + " people " + what + ", and " + counted.earlier()
                        + " others within the last seven nights; seven nights may have " + measure.weekLimit(counted)
                        + (counted.employer() == null ? "" : ", and not more than half of an employer"));
                tripped = true;
            }
        }
        return tripped;
    }

    private static String limit(Measure measure, Measure.Counted counted) {
        BigDecimal percent = measure.share().movePointRight(2).stripTrailingZeros();
        return "the limit is " + measure.limit(counted.held()) + " (" + measure.count() + ", or "
                + percent.toPlainString() + " % of the " + counted.held() + " held at Kota"
                + (counted.employer() == null ? ")" : ", and not more than half of an employer)");
    }

    private boolean absentEmployers() {
        List<String> absent = db.sql(GuardSql.ABSENT_EMPLOYERS)
                .params(params)
                .query(String.class)
                .list();
        absent.forEach(employer -> trip("Nobody of employer " + employer + " is in the file any more"));
        return !absent.isEmpty();
    }

    private void nameCauses() {
        if (inputs.partial()) {
            return;
        }
        for (String evidence : List.of(
                CauseSql.LOST_ZEROS,
                CauseSql.OTHER_CASE,
                CauseSql.RENUMBERED,
                CauseSql.SHRANK,
                CauseSql.ONE_GROUP_GONE)) {
            db.sql(evidence).param("run", run).query(String.class).list().forEach(text -> note("CAUSE", text));
        }
        if (FileEnd.isMissing(inputs.employees())) {
            note("CAUSE", "the employees file ends without a line end, as a file does that was cut off");
        }
    }

    private void trip(String text) {
        note("TRIP", text);
    }

    private void note(String kind, String text) {
        db.sql("insert into guard_finding (run_id, kind, text) values (:run, :kind, :text) on conflict do nothing")
                .param("run", run)
                .param("kind", kind)
                .param("text", text)
                .update();
    }
}
