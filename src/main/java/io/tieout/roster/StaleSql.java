package io.tieout.roster;

/** Where the plan of now differs from the one that somebody saw: the file or Kota changed in between. */
final class StaleSql {

    private StaleSql() {}

    static final String STALE = """
            select coalesce(seen.employer_ref, now.employer_ref)
                || case coalesce(seen.employee_ref, now.employee_ref) when '' then '' else '/' end
                || coalesce(seen.employee_ref, now.employee_ref) || ': '
                || case when seen.action is null then now.action || ' is new'
                        when now.action is null then seen.action || ' fell away'
                        else now.action || ' is another one now' end
            from (select * from plan_row where run_id = :seen) seen
            full join (select * from plan_row where run_id = :run) now
                on now.subject = seen.subject and now.employer_ref = seen.employer_ref
                and now.employee_ref = seen.employee_ref and now.action = seen.action
            where seen.action is null or now.action is null
               or (seen.groups, seen.kota_id, seen.fields, seen.leave_on, seen.held_since is null)
                   is distinct from (now.groups, now.kota_id, now.fields, now.leave_on, now.held_since is null)
            """;
}
