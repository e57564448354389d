package io.tieout.roster;

/** Who leaves, who stays after all, and who is simply not in the file: nothing is ever sent for those. */
final class LeaverSql {

    private LeaverSql() {}

    /**
     * What Kota answered when this was tried before and its state did not allow it. It is not tried again
     * until the row changes.
     */
    private static final String HELD = """
            left join lateral (
                select i.detail from intent i
                where i.subject = 'employee' and i.employer_ref = c.employer_ref and i.employee_ref = c.employee_ref
                  and i.settled_at is not null and i.outcome = 'REFUSED' and i.code = 'INVALID_STATE'
                  and i.action = '%1$s' and i.leave_on = %2$s and i.kota_id = c.kota_id
                  and not exists (select from intent later
                      where later.subject = i.subject and later.employer_ref = i.employer_ref
                        and later.employee_ref = i.employee_ref and later.settled_at > i.settled_at
                        and later.outcome in ('OFFBOARDED', 'CANCELLED'))
                limit 1) held on true
            """;

    /** A person may have another row that can't be done. */
    private static final String OR_ADD_THE_REASON = """
            on conflict (run_id, subject, employer_ref, employee_ref, action) do update
                set reason = plan_row.reason || '; ' || excluded.reason,
                    days_back = coalesce(excluded.days_back, plan_row.days_back)
            """;

    /**
     * The column is there and the cell is blank where a date was sent that has not passed, or holds
     * another date. Whether it is still possible today is for Kota to say.
     */
    static final String CANCEL_OFFBOARD =
            """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id, leave_on)
            select :run, 'employee', c.line, c.employer_ref, c.employee_ref, rule.action,
                   case rule.action when 'CANCEL_OFFBOARD' then 'employment' else '' end, rule.reason, c.kota_id,
                   c.sent_leave_on
            from compared c
            join roster_file file on file.run_id = :run and file.subject = 'employee' and file.has_leave_on
            """ + HELD.formatted("CANCEL_OFFBOARD", "c.sent_leave_on") + """
            , lateral (select
                case when held.detail is not null or c.sent_leave_on < :today then 'CANNOT'
                     else 'CANCEL_OFFBOARD' end,
                case when held.detail is not null then held.detail
                     when c.sent_leave_on < :today
                     then 'the leave date ' || c.sent_leave_on || ' has passed and was changed or withdrawn after it;'
                          || ' Kota can''t take it back, ask Kota'
                     when c.leave_on is null then 'the leave date ' || c.sent_leave_on || ' was withdrawn'
                     else 'the leave date ' || c.sent_leave_on || ' became ' || c.leave_on end) rule (action, reason)
            where c.kota_id is not null and c.sent_leave_on is not null and c.leave_on is distinct from c.sent_leave_on
              -- an inactive one who is still on the roster is reported by the rules of all rows
              and (c.far_status = 'offboarding' or c.far_status = 'inactive' and c.leave_on is not null)
            """ + OR_ADD_THE_REASON;

    /**
     * Somebody whom Kota holds as leaving already is left alone, unless it was we who sent the date and it
     * is moved. How far back a date may lie depends on policies that only Kota knows: it is tried.
     */
    static final String OFFBOARD = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id,
                leave_on, days_back)
            select :run, 'employee', c.line, c.employer_ref, c.employee_ref,
                   case when held.detail is null then 'OFFBOARD' else 'CANNOT' end,
                   case when held.detail is null then 'employment' else '' end,
                   case when c.leave_on >= :today then 'leaves on ' || c.leave_on
                        when c.leave_on >= :today - 30 then 'left on ' || c.leave_on || ': days back '
                             || :today - c.leave_on || ', days left of the 30 that Kota takes ' || 30 - (:today - c.leave_on)
                        else 'left on ' || c.leave_on || ': days back ' || :today - c.leave_on
                             || ', Kota takes at most 30 while there is a policy' end
                   || coalesce('; ' || held.detail, ''),
                   c.kota_id, c.leave_on, :today - c.leave_on
            from compared c
            """ + HELD.formatted("OFFBOARD", "c.leave_on") + """
            where c.leave_on is not null and c.leave_on is distinct from c.sent_leave_on
              and (coalesce(c.far_status, '') not in ('offboarding', 'inactive')
                   or exists (select from plan_row p where p.run_id = :run and p.subject = 'employee'
                       and p.employer_ref = c.employer_ref and p.employee_ref = c.employee_ref
                       and p.action = 'CANCEL_OFFBOARD'))
              and (c.kota_id is not null or exists (select from plan_row p
                  where p.run_id = :run and p.subject = 'employee' and p.line = c.line
                    and p.action in ('CREATE', 'ADOPT')))
            """ + OR_ADD_THE_REASON;

    /** Missing: active or pending at Kota, no leave date sent, no row. A refused row counts as a row. */
    static final String MISSING_EMPLOYEES = """
            insert into plan_row (run_id, subject, employer_ref, employee_ref, action, reason, nights, kota_id)
            select :run, 'employee', e.employer_ref, e.employee_ref, 'MISSING',
                   'not in the file; nothing is sent for missing people',
                   -- two syncs of one day are one night
                   case when e.missing_on = :today then e.missing_nights else e.missing_nights + 1 end, e.kota_id
            from employee e
            where e.kota_id is not null and e.kota_status in ('active', 'pending') and e.leave_on is null
              and not exists (select from staged_employee s where s.run_id = :run
                  and s.employer_ref = e.employer_ref and s.employee_ref = e.employee_ref)
              and not exists (select from plan_row p where p.run_id = :run and p.subject = 'employee'
                  and p.action = 'MOVED' and p.employer_ref = e.employer_ref and p.employee_ref = e.employee_ref)
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
