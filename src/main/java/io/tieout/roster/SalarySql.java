package io.tieout.roster;

/** Whose salary is not what was last sent. */
final class SalarySql {

    private SalarySql() {}

    /**
     * Of people whom Kota holds, or will once the run has created or linked them. What Kota refused for
     * its state is not tried again until the row changes.
     */
    static final String PLAN = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id, fields)
            select :run, 'employee', s.line, s.employer_ref, s.employee_ref,
                   case when held.detail is null then 'SALARY' else 'CANNOT' end,
                   case when held.detail is null then 'salary' else '' end, coalesce(held.detail, ''),
                   case when made.action is null then e.kota_id end,
                   case when held.detail is null then jsonb_build_object('salary', s.salary_hash) end
            from staged_employee s
            left join employee e on e.employer_ref = s.employer_ref and e.employee_ref = s.employee_ref
                and e.kota_id is not null
            left join far_employee f on f.run_id = :run and f.kota_id = e.kota_id
            left join plan_row made on made.run_id = :run and made.subject = 'employee'
                and made.employer_ref = s.employer_ref and made.employee_ref = s.employee_ref
                and made.action in ('CREATE', 'ADOPT')
            left join lateral (
                select i.detail from intent i
                where i.subject = 'employee' and i.employer_ref = s.employer_ref and i.employee_ref = s.employee_ref
                  and i.action = 'SALARY' and i.outcome = 'REFUSED' and i.code = 'INVALID_STATE'
                  and i.fields ->> 'salary' = s.salary_hash
                  and e.kota_id = coalesce(i.kota_id, (select made.kota_id from intent made
                      where made.run_id = i.run_id and made.subject = i.subject and made.employer_ref = i.employer_ref
                        and made.employee_ref = i.employee_ref and made.outcome in ('CREATED', 'ADOPTED')))
                order by i.settled_at desc limit 1) held on made.action is null
            where s.run_id = :run and s.refused is null and s.salary_hash is not null
              and (made.action is not null
                   or e.kota_id is not null and coalesce(f.status, '') <> 'inactive'
                      and e.salary_hash is distinct from s.salary_hash)
            on conflict (run_id, subject, employer_ref, employee_ref, action) do update
                set reason = plan_row.reason || '; ' || excluded.reason
            """;
}
