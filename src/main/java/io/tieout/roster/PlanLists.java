package io.tieout.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans that were made to their end, and their rows, page by page. */
@Component
public class PlanLists {

    private static final String PLANS = """
            select r.*,
                exists (select from guard_finding f where f.run_id = r.id and f.kind = 'TRIP') as tripped,
                exists (select from guard_finding f where f.run_id = r.id and f.kind = 'STALE') as stale
            from run r
            where r.kind = 'roster-sync' and r.period = '' and r.status = 'COMPLETED'
            """;

    /**
     * A row of a page.
     *
     * @param change as it stands in reports: one that Kota refused is a CANNOT, one that waits is HELD
     */
    public record Row(PlannedChange change, PlanPlace place) {}

    private final JdbcClient db;

    PlanLists(JdbcClient db) {
        this.db = db;
    }

    /** The newest first. @param below only plans with a smaller number */
    public List<ListedPlan> below(int below, int most) {
        List<ListedPlan> plans = db.sql(PLANS + " and r.number < :below order by r.number desc limit :most")
                .param("below", below)
                .param("most", most)
                .query((row, number) -> plan(row))
                .list();
        return counted(plans);
    }

    /** Those after them, the newest first. @param above only plans with a larger number */
    public List<ListedPlan> above(int above, int most) {
        List<ListedPlan> plans = db.sql("select * from (" + PLANS
                        + " and r.number > :above order by r.number limit :most) r" + " order by r.number desc")
                .param("above", above)
                .param("most", most)
                .query((row, number) -> plan(row))
                .list();
        return counted(plans);
    }

    public Optional<ListedPlan> of(int number) {
        return counted(db.sql(PLANS + " and r.number = :number")
                        .param("number", number)
                        .query((row, rowNumber) -> plan(row))
                        .list())
                .stream()
                .findFirst();
    }

    /**
     * Rows of one kind, by their refs (bytes, not language).
     *
     * @param place null for the first page
     * @param back whether the rows before the place are meant, and not those after it
     */
    public List<Row> rows(
            long run, Subject subject, PlanAction action, @Nullable PlanPlace place, boolean back, int most) {
        Map<String, Object> values = new HashMap<>();
        values.put("run", run);
        values.put("subject", subject.word());
        values.put("most", most);
        if (place != null) {
            values.put("employer", place.employerRef());
            values.put("employee", place.employeeRef());
            values.put("action", place.planned().name());
        }
        return db.sql(PlanListSql.rows(action, place == null ? null : back))
                .params(values)
                .query((row, number) -> new Row(
                        SyncReports.planned(row),
                        new PlanPlace(
                                row.getString("employer_ref"),
                                row.getString("employee_ref"),
                                PlanAction.valueOf(row.getString("action")))))
                .list();
    }

    private List<ListedPlan> counted(List<ListedPlan> plans) {
        Map<Long, ListedPlan> byRun = new HashMap<>();
        plans.forEach(plan -> byRun.put(plan.run(), plan));
        db.sql("select run_id, subject, action, count from plan_count where run_id = any(:runs) and count > 0")
                .param("runs", byRun.keySet().toArray(Long[]::new))
                .query(row -> {
                    ListedPlan plan = byRun.get(row.getLong("run_id"));
                    Map<PlanAction, Long> counts =
                            Subject.of(row.getString("subject")) == Subject.EMPLOYEE ? plan.people() : plan.employers();
                    counts.put(PlanAction.valueOf(row.getString("action")), row.getLong("count"));
                });
        return plans;
    }

    private static ListedPlan plan(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ListedPlan(
                row.getLong("id"),
                row.getInt("number"),
                row.getString("scope").equals("dry-run"),
                row.getString("scope").equals("partial"),
                row.getBoolean("tripped"),
                row.getBoolean("stale"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                new EnumMap<>(PlanAction.class),
                new EnumMap<>(PlanAction.class));
    }
}
