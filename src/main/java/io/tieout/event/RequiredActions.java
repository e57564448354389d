package io.tieout.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Kota waits for, as long as it does. */
@Component
public class RequiredActions {

    private final JdbcClient jdbc;
    private final Clock clock;

    RequiredActions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open ones, the most urgent first; those without a deadline come last. */
    public List<OpenAction> open() {
        return jdbc.sql("""
                        select a.*, r.employer_ref, e.employee_ref from required_action a
                        left join employer r on r.kota_id = a.employer_id
                        left join employee e on e.kota_id = a.employee_id
                        where a.closed_at is null
                        order by a.due_end nulls last, a.id
                        """).query(RequiredActions::action).list();
    }

    /** A page of the same. @param from how many are left out before it */
    public List<OpenAction> open(int from, int most) {
        return jdbc.sql("""
                        select a.*, r.employer_ref, e.employee_ref
                        from (select * from required_action where closed_at is null
                              order by due_end nulls last, id limit :most offset :from) a
                        left join employer r on r.kota_id = a.employer_id
                        left join employee e on e.kota_id = a.employee_id
                        order by a.due_end nulls last, a.id
                        """)
                .param("most", most)
                .param("from", from)
                .query(RequiredActions::action)
                .list();
    }

    public long countOpen() {
        return jdbc.sql("select count(*) from required_action where closed_at is null")
                .query(Long.class)
                .single();
    }

    /**
     * Opens it, or takes over what Kota says now. A deadline that moved is told again.
     *
     * @return whether it was not open before
     */
    boolean open(
            String kind, Notice notice, @Nullable String employerId, @Nullable String employeeId, ActionText text) {
        return Boolean.TRUE.equals(jdbc.sql("""
                        insert into required_action as a (kind, subject, employer_id, employee_id, reason, description, code,
                            due_at, due_end, opened_at)
                        values (:kind, :subject, :employer, :employee, :reason, :description, :code, :dueAt, :dueEnd, :now)
                        on conflict (subject) where closed_at is null do update set
                            reminded_at = case when a.due_at is distinct from excluded.due_at then null
                                else a.reminded_at end,
                            reason = excluded.reason, description = excluded.description, code = excluded.code,
                            due_at = excluded.due_at, due_end = excluded.due_end
                        returning (xmax = 0)
                        """)
                .param("kind", kind)
                .param("subject", notice.resource())
                .param("employer", employerId)
                .param("employee", employeeId)
                .param("reason", text.reason())
                .param("description", text.description())
                .param("code", text.code())
                .param("dueAt", text.dueAt())
                .param("dueEnd", utc(text.dueEnd()))
                .param("now", utc(clock.instant()))
                .query(Boolean.class)
                .single());
    }

    /** Kota does not wait for it any more; its texts go with it. @return whether it was open */
    boolean close(String subject, String why) {
        return jdbc.sql("""
                        update required_action set closed_at = :now, closed_why = :why,
                            reason = null, description = null, code = null
                        where subject = :subject and closed_at is null
                        """)
                        .param("now", utc(clock.instant()))
                        .param("why", why)
                        .param("subject", subject)
                        .update()
                > 0;
    }

    private static OpenAction action(ResultSet row, int number) throws SQLException {
        return new OpenAction(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("employer_id"),
                row.getString("employee_id"),
                row.getString("employer_ref"),
                row.getString("employee_ref"),
                row.getString("reason"),
                row.getString("description"),
                row.getString("code"),
                row.getString("due_at"),
                moment(row, "due_end"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                moment(row, "mailed_at"),
                moment(row, "reminded_at"),
                row.getString("mail_note"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
