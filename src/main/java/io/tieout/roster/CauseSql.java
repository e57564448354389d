package io.tieout.roster;

import java.util.List;

/** What the evidence says of why so many are not where they were; each gives texts, or no row. */
final class CauseSql {

    private CauseSql() {}

    private static final String MISSING_AND_NEW = """
            with missing as (select e.employer_ref, e.employee_ref, e.tax_id_hash, e.external_customer_id
                from plan_row p join employee e on e.employer_ref = p.employer_ref and e.employee_ref = p.employee_ref
                where p.run_id = :run and p.subject = 'employee' and p.action = 'MISSING'),
            unknown as (select s.employer_ref, s.employee_ref, s.tax_id_hash
                from plan_row p join staged_employee s on s.run_id = :run and s.line = p.line
                where p.run_id = :run and p.subject = 'employee' and p.action in ('CREATE', 'RENUMBERED', 'CANNOT')
                  and p.kota_id is null and s.refused is null)
            """;

    private static final String SAME_BUT_FOR = MISSING_AND_NEW + """
            select count(*) || ' of the missing refs are in the file %1$s: ' || min(example)
                || '. The refs were changed on their way; %2$s'
            from (select u.employee_ref || ' stands for ' || m.employee_ref as example
                  from missing m join unknown u on u.employer_ref = m.employer_ref
                      and %3$s(u.employee_ref%4$s) = %3$s(m.employee_ref%4$s)) pair
            having count(*) > 0
            """;

    private static final String LOST_ZEROS = SAME_BUT_FOR.formatted(
            "without (or with more) leading zeros",
            "a spreadsheet does that: export them as text. If they are meant to be new refs, sync with --rekey",
            "ltrim",
            ", '0'");

    private static final String OTHER_CASE = SAME_BUT_FOR.formatted(
            "in another case",
            "write them as they were. If they are meant to be new refs, sync with --rekey",
            "lower",
            "");

    /** The same people by their tax ids, apart from those whose refs merely lost a zero. */
    private static final String RENUMBERED = MISSING_AND_NEW + """
            select count(*) || ' of the missing people are in the file under other refs, with the same tax ids: '
                || min(example) || '. They were renumbered; give them their old refs, or, if the new ones are meant, sync with'
                || ' --rekey: whose birth date is the same too keeps the record at Kota under the new ref'
            from (select m.employee_ref || ' became ' || u.employee_ref as example
                  from missing m join unknown u on u.employer_ref = m.employer_ref and u.tax_id_hash = m.tax_id_hash
                  where ltrim(u.employee_ref, '0') <> ltrim(m.employee_ref, '0')
                    and lower(u.employee_ref) <> lower(m.employee_ref)) pair
            having count(*) > 0
            """;

    /** The last sync of whole files that no guard stopped. */
    static final String EARLIER = """
            with earlier as (
                select r.number, e.rows, e.has_leave_on
                from run r join roster_file e on e.run_id = r.id and e.subject = 'employee'
                where r.kind = 'roster-sync' and r.scope = 'all' and r.status = 'COMPLETED' and r.id <> :run
                  and not exists (select from guard_finding g where g.run_id = r.id)
                order by r.id desc limit 1)
            """;

    static final String SHRANK = EARLIER + """
            select 'the employees file has ' || f.rows || ' rows; that of run ' || earlier.number || ' had '
                || earlier.rows || '. It may have been cut off, or a filter was left on'
            from roster_file f, earlier
            where f.run_id = :run and f.subject = 'employee' and f.rows < earlier.rows
            """;

    /** Without the column nobody leaves and nobody's date is withdrawn; a warning, for it may have been dropped by mistake. */
    static final String DROPPED_LEAVE_ON = EARLIER + """
            insert into roster_warning (run_id, text)
            select :run, 'the employees file has no leave_on column, and that of run ' || earlier.number
                || ' had one. A column that is not there says nothing: nobody is offboarded and nobody stays after all by'
                || ' this file, and ' || (select count(*) from employee where kota_id is not null and leave_on >= :today)
                || ' people keep the leave date that was sent'
            from roster_file f, earlier
            where f.run_id = :run and f.subject = 'employee' and not f.has_leave_on and earlier.has_leave_on
            on conflict do nothing
            """;

    /** An external customer of an employer with everybody gone, while others of that employer are there. */
    private static final String ONE_GROUP_GONE = """
            select 'everybody of ' || e.employer_ref || ' with external_customer_id ' || e.external_customer_id
                || ' is missing (' || count(*) || '): one pay group was left out of the export'
            from employee e
            left join plan_row p on p.run_id = :run and p.subject = 'employee' and p.action = 'MISSING'
                and p.employer_ref = e.employer_ref and p.employee_ref = e.employee_ref
            where e.kota_id is not null and e.kota_status in ('active', 'pending') and e.external_customer_id is not null
            group by e.employer_ref, e.external_customer_id
            having count(*) = count(p.employee_ref) and count(*) > 1
            """;

    static final List<String> OF_MISSING_PEOPLE = List.of(LOST_ZEROS, OTHER_CASE, RENUMBERED, ONE_GROUP_GONE);
}
