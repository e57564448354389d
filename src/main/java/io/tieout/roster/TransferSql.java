package io.tieout.roster;

/** Who went from one employer of the file to another. */
final class TransferSql {

    private TransferSql() {}

    /**
     * The same ref with the same tax id and birth date at another employer, while the old row is gone or
     * has a leave date that goes out now; anything less is two people. In the night in which the new
     * record comes about the guards count the old one like a missing person, because a file with a wrong
     * employer in every row looks the same.
     */
    static final String MOVED = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, reason, nights, kota_id)
            select distinct on (e.employer_ref, e.employee_ref)
                   :run, 'employee', old.line, e.employer_ref, e.employee_ref, 'MOVED',
                   'moved to ' || s.employer_ref || case when old.line is null
                       then '; nothing is sent for the record here, a row with leave_on ends it' else '' end,
                   case when old.line is null and made.action is not null then 1 end, e.kota_id
            from employee e
            join staged_employee s on s.run_id = :run and s.refused is null and s.employee_ref = e.employee_ref
                and s.employer_ref <> e.employer_ref and s.identity_hash = e.identity_hash and s.tax_id_hash = e.tax_id_hash
                and s.leave_on is null
            left join staged_employee old on old.run_id = :run
                and old.employer_ref = e.employer_ref and old.employee_ref = e.employee_ref
            left join plan_row made on made.run_id = :run and made.subject = 'employee' and made.line = s.line
                and made.action in ('CREATE', 'ADOPT')
            where e.kota_id is not null and e.kota_status in ('active', 'pending') and e.leave_on is null
              and (old.line is null or exists (select from plan_row p where p.run_id = :run and p.subject = 'employee'
                  and p.line = old.line and p.action = 'OFFBOARD'))
            order by e.employer_ref, e.employee_ref, s.line
            """;
}
