package io.tieout.roster;

/** What the guards count, for each employer and for the whole run. */
final class GuardSql {

    private GuardSql() {}

    /** Whose cover depends on us. */
    private static final String HELD = """
            select employer_ref, employee_ref from employee
            where kota_id is not null and kota_status in ('active', 'pending')
            """;

    /**
     * Who would leave or stay after all tonight, and who did within seven nights; what somebody released
     * by name or with all others counts no more. A joiner whose leave date is known already loses nothing.
     */
    static final String LEAVING = """
            with held as (%s),
            tonight as (select distinct employer_ref, employee_ref from plan_row
                where run_id = :run and subject = 'employee' and action in ('OFFBOARD', 'CANCEL_OFFBOARD')
                  and kota_id is not null),
            earlier as (select distinct employer_ref, employee_ref from intent
                where outcome in ('OFFBOARDED', 'CANCELLED') and settled_at > :now - interval '7 days'
                  and not released and run_id <> :run
                except select * from tonight),
            counted as (
                select employer_ref, 1 as tonight, 0 as earlier from tonight
                union all select employer_ref, 0, 1 from earlier),
            sums as (select employer_ref, sum(tonight) as tonight, sum(earlier) as earlier
                     from counted group by grouping sets ((employer_ref), ())),
            sizes as (select employer_ref, count(*) as held from held group by grouping sets ((employer_ref), ()))
            select sums.employer_ref as employer, coalesce(sums.tonight, 0) as tonight,
                   coalesce(sums.earlier, 0) as earlier, coalesce(sizes.held, 0) as held
            from sums left join sizes on sizes.employer_ref is not distinct from sums.employer_ref
            where sums.tonight > 0
            order by sums.employer_ref collate "C" nulls first
            """.formatted(HELD);

    /** Who was there the night before and is not in the file, and who went missing within seven nights. */
    static final String MISSING = """
            with held as (%s),
            missing as (select e.employer_ref, p.nights, coalesce(e.missing_since, :today) as since
                from plan_row p join employee e on e.employer_ref = p.employer_ref and e.employee_ref = p.employee_ref
                where p.run_id = :run and p.subject = 'employee' and p.action in ('MISSING', 'MOVED') and not e.missing_accepted),
            sums as (select employer_ref, count(*) filter (where nights = 1) as tonight,
                            count(*) filter (where nights > 1 and since > :today - 7) as earlier
                     from missing group by grouping sets ((employer_ref), ())),
            sizes as (select employer_ref, count(*) as held from held group by grouping sets ((employer_ref), ()))
            select sums.employer_ref as employer, coalesce(sums.tonight, 0) as tonight,
                   coalesce(sums.earlier, 0) as earlier, coalesce(sizes.held, 0) as held
            from sums left join sizes on sizes.employer_ref is not distinct from sums.employer_ref
            where sums.tonight > 0
            order by sums.employer_ref collate "C" nulls first
            """.formatted(HELD);

    /** Refused rows of people whom Kota holds: what they would have said is not known. */
    static final String REFUSED = """
            with held as (%s),
            refused as (select distinct h.employer_ref, h.employee_ref from held h
                join staged_employee s on s.run_id = :run and s.refused is not null
                    and s.employer_ref = h.employer_ref and s.employee_ref = h.employee_ref),
            sums as (select employer_ref, count(*) as tonight from refused group by grouping sets ((employer_ref), ())),
            sizes as (select employer_ref, count(*) as held from held group by grouping sets ((employer_ref), ()))
            select sums.employer_ref as employer, sums.tonight, 0 as earlier, coalesce(sizes.held, 0) as held
            from sums left join sizes on sizes.employer_ref is not distinct from sums.employer_ref
            where sums.tonight > 0
            order by sums.employer_ref collate "C" nulls first
            """.formatted(HELD);

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
