package io.tieout.roster;

/** Who leaves, who stays after all, and who is simply not in the file. None of it is sent. */
final class LeaverSql {

    private LeaverSql() {}

    static final String OFFBOARD = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id)
            select :run, 'employee', c.line, c.employer_ref, c.employee_ref, 'OFFBOARD', 'employment',
                   'leaves on ' || c.leave_on || '; offboarding is not sent yet, do it at Kota', c.kota_id
            from compared c
            where c.leave_on is not null and c.leave_on is distinct from c.sent_leave_on
              and coalesce(c.far_status, '') not in ('offboarding', 'inactive')
              and (c.kota_id is not null or exists (select from plan_row p
                  where p.run_id = :run and p.subject = 'employee' and p.line = c.line
                    and p.action in ('CREATE', 'ADOPT')))
            """;

    /** The column is there and the cell is blank where a date was sent that has not passed. */
    static final String CANCEL_OFFBOARD = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id)
            select :run, 'employee', c.line, c.employer_ref, c.employee_ref, 'CANCEL_OFFBOARD', 'employment',
                   'the leave date ' || c.sent_leave_on || ' was withdrawn; cancelling is not sent yet, do it at Kota',
                   c.kota_id
            from compared c
            join roster_file file on file.run_id = :run and file.subject = 'employee' and file.has_leave_on
            where c.kota_id is not null and c.leave_on is null and c.sent_leave_on >= :today
            """;

    /** Missing: active or pending at Kota, no leave date sent, no row. A refused row counts as a row. */
    static final String MISSING_EMPLOYEES = """
            insert into plan_row (run_id, subject, employer_ref, employee_ref, action, reason, nights, kota_id)
            select :run, 'employee', e.employer_ref, e.employee_ref, 'MISSING',
                   'not in the file; nothing is sent for missing people', e.missing_nights + 1, e.kota_id
            from employee e
            where e.kota_id is not null and e.kota_status in ('active', 'pending') and e.leave_on is null
              and not exists (select from staged_employee s where s.run_id = :run
                  and s.employer_ref = e.employer_ref and s.employee_ref = e.employee_ref)
            """;

    static final String MISSING_EMPLOYERS = """
            insert into plan_row (run_id, subject, employer_ref, action, reason, kota_id)
            select :run, 'employer', e.employer_ref, 'MISSING',
                   'not in the file; nothing is sent for missing employers', e.kota_id
            from employer e
            where e.kota_id is not null and coalesce(e.kota_status, '') <> 'inactive'
              and not exists (select from staged_employer s where s.run_id = :run and s.employer_ref = e.employer_ref)
            """;
}
