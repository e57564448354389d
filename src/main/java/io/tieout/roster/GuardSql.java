package io.tieout.roster;

/** What the guards count, for each employer and for the whole run. */
final class GuardSql {

    private GuardSql() {}

    /** Whose cover depends on us; who is to be linked has it already. */
    private static final String HELD = """
            with held as (
                select employer_ref, employee_ref from employee
                where kota_id is not null and kota_status in ('active', 'pending')
                union
                select employer_ref, employee_ref from plan_row
                where run_id = :run and subject = 'employee' and action = 'ADOPT')
            """;

    /** Sums up {@code counted (employer_ref, tonight)}, one row a person. */
    private static final String SUMS = """
            , sums as (select employer_ref, count(*) filter (where tonight) as tonight,
                              count(*) filter (where not tonight) as earlier
                       from counted group by grouping sets ((employer_ref), ())),
            sizes as (select employer_ref, count(*) as held from held group by grouping sets ((employer_ref), ()))
            select sums.employer_ref as employer, sums.tonight, sums.earlier, coalesce(sizes.held, 0) as held
            from sums left join sizes on sizes.employer_ref is not distinct from sums.employer_ref
            where sums.tonight > 0
            order by sums.employer_ref collate "C" nulls first
            """;

    /**
     * Rows that end somebody's cover, or take that back. A joiner whose leave date is known already loses
     * nothing.
     *
     * @see HeldLeavers who waits is not sent
     */
    static final String ENDS_COVER = """
            p.run_id = :run and p.subject = 'employee' and p.action in ('OFFBOARD', 'CANCEL_OFFBOARD')
            and (p.kota_id is not null or exists (select from plan_row a where a.run_id = p.run_id
                and a.subject = 'employee' and a.action = 'ADOPT'
                and a.employer_ref = p.employer_ref and a.employee_ref = p.employee_ref))
            """;

    /**
     * Who would leave or stay after all tonight, and who did within seven nights; what somebody released
     * counts as well, for the insurances that ended are the same.
     */
    static final String LEAVING = HELD + """
            , tonight as (select distinct p.employer_ref, p.employee_ref from plan_row p
                where p.held_since is null and\s""" + ENDS_COVER + """
            ),
            earlier as (select distinct i.employer_ref, i.employee_ref from intent i
                where i.outcome in ('OFFBOARDED', 'CANCELLED') and i.settled_at > :now - interval '7 days'
                  and i.run_id <> :run
                  and not exists (select from intent made where made.run_id = i.run_id and made.outcome = 'CREATED'
                      and made.employer_ref = i.employer_ref and made.employee_ref = i.employee_ref)
                except select * from tonight),
            counted as (
                select employer_ref, true as tonight from tonight union all select employer_ref, false from earlier)
            """ + SUMS;

    /** Who was there the night before and is not in the file, and who went missing within seven nights. */
    static final String MISSING = HELD + """
            , counted as (select e.employer_ref, p.nights = 1 as tonight
                from plan_row p join employee e on e.employer_ref = p.employer_ref and e.employee_ref = p.employee_ref
                where p.run_id = :run and p.subject = 'employee' and p.action in ('MISSING', 'MOVED')
                  and not e.missing_accepted
                  and (p.nights = 1 or coalesce(e.missing_since, :today) > :today - 7))
            """ + SUMS;

    /** Refused rows of people whom Kota holds: what they would have said is not known. */
    static final String REFUSED = HELD + """
            , counted as (select distinct h.employer_ref, h.employee_ref, true as tonight from held h
                join staged_employee s on s.run_id = :run and s.refused is not null
                    and s.employer_ref = h.employer_ref and s.employee_ref = h.employee_ref)
            """ + SUMS;

    /** Employers with everybody gone from the file, somebody since last night. */
    static final String ABSENT_EMPLOYERS = """
            select e.employer_ref
            from employee e
            left join plan_row p on p.run_id = :run and p.subject = 'employee' and p.action in ('MISSING', 'MOVED')
                and p.employer_ref = e.employer_ref and p.employee_ref = e.employee_ref
            where e.kota_id is not null and e.kota_status in ('active', 'pending')
            group by e.employer_ref
            having count(*) = count(p.employee_ref)
               and count(*) filter (where p.nights = 1 and not e.missing_accepted) > 0
               and (count(*) > 1 or not exists (select from staged_employer s
                   where s.run_id = :run and s.employer_ref = e.employer_ref))
            order by e.employer_ref collate "C"
            """;
}
