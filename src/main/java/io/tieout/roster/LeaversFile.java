package io.tieout.roster;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code leavers.csv}: whom a run offboarded, whose offboarding it took back, and where neither can be done. */
final class LeaversFile {

    static final String NAME = "leavers.csv";

    /** Kota's words are among the reasons. */
    private static final QueryFile FILE = new QueryFile(
            List.of("employer_ref", "employee_ref", "employee_id", "outcome", "leave_on", "days_back", "why"),
            Set.of("why"));

    private static final String LEAVERS = """
            select * from (
                select employer_ref, employee_ref, kota_id, lower(outcome) as word, leave_on, days_back, '' as why
                from intent i
                left join lateral (select p.days_back from plan_row p where p.run_id = i.run_id and p.subject = i.subject
                    and p.line = i.line and p.action = i.action) plan on true
                where i.run_id = :run and i.outcome in ('OFFBOARDED', 'CANCELLED')
                union all
                select i.employer_ref, i.employee_ref, i.kota_id, 'cannot', i.leave_on, p.days_back,
                       p.reason || coalesce('; ' || i.detail, '')
                from intent i
                join plan_row p on p.run_id = i.run_id and p.subject = i.subject and p.line = i.line and p.action = i.action
                where i.run_id = :run and %s
                union all
                select employer_ref, employee_ref, kota_id, 'cannot', leave_on, days_back, reason
                from plan_row
                where run_id = :run and subject = 'employee' and action = 'CANNOT' and leave_on is not null
            ) leavers
            order by employer_ref collate "C", employee_ref collate "C", word
            """.formatted(PlanRowSql.leaveRefused("i"));

    private LeaversFile() {}

    static void write(JdbcClient db, long run, Path folder) {
        FILE.write(folder.resolve(NAME), db.sql(LEAVERS).param("run", run));
    }
}
