package io.tieout.roster;

import java.util.List;

/** What the evidence says of why so many leave at once, or stay after all; each gives texts, or no row. */
final class LeavingCauseSql {

    private LeavingCauseSql() {}

    /** A row a person: the date that the file has, the one that was sent before, and what is planned. */
    private static final String LEAVING = """
            with leaving as (
                select p.employer_ref, p.employee_ref,
                       min(p.leave_on) filter (where p.action = 'OFFBOARD') as leave_on,
                       min(p.leave_on) filter (where p.action = 'CANCEL_OFFBOARD') as sent_on
                from plan_row p where p.held_since is null and\s""" + GuardSql.ENDS_COVER + """
                group by p.employer_ref, p.employee_ref),
            dates as (select leave_on from leaving where leave_on is not null)
            """;

    private static final String ONE_DATE = LEAVING + """
            select same.people || ' of the ' || (select count(*) from dates) || ' leave dates are ' || same.leave_on
                || ', as when one date was filled down the column'
            from (select leave_on, count(*) as people from dates group by leave_on
                  order by people desc, leave_on limit 1) same
            where same.people > 1 and same.people * 2 > (select count(*) from dates)
            """;

    private static final String LONG_PAST = LEAVING + """
            select past.people || ' of the ' || (select count(*) from dates)
                || ' leave dates lie more than 30 days back, the earliest is ' || past.earliest
                || ': the file holds leavers of earlier times whom Kota still covers'
            from (select count(*) as people, min(leave_on) as earliest from dates where leave_on < :today - 30) past
            where past.people > 1 and past.people * 2 > (select count(*) from dates)
            """;

    private static final String WITHDRAWN = LEAVING + """
            select people || ' leave dates that were sent are blank in this file: they were withdrawn, or the column was'
                || ' emptied on its way'
            from (select count(*) as people from leaving where sent_on is not null and leave_on is null) blank
            where people > 1
            """;

    private static final String MOVED = LEAVING + """
            select people || ' leave dates that were sent are others in this file'
                || case when lowest = highest and lowest > 0 then ', each ' || lowest || ' days later'
                        when lowest = highest then ', each ' || -lowest || ' days earlier'
                        else '' end
            from (select count(*) as people, min(leave_on - sent_on) as lowest, max(leave_on - sent_on) as highest
                  from leaving where sent_on is not null and leave_on is not null) moved
            where people > 1
            """;

    /** People whom Kota covers, with the group that their pay comes from. */
    private static final String COVERED = LEAVING + """
            , covered as (
                select e.employer_ref, e.external_customer_id, l.employee_ref is not null as leaves
                from employee e
                left join leaving l on l.employer_ref = e.employer_ref and l.employee_ref = e.employee_ref
                    and l.leave_on is not null
                where e.kota_id is not null and e.kota_status in ('active', 'pending'))
            """;

    private static final String WHOLE_EMPLOYER = COVERED + """
            select 'everybody of employer ' || employer_ref || ' is to leave (' || count(*) || ')'
            from covered group by employer_ref having bool_and(leaves) and count(*) > 1
            """;

    private static final String WHOLE_PAY_GROUP = COVERED + """
            select 'everybody of ' || employer_ref || ' with external_customer_id ' || external_customer_id
                || ' is to leave (' || count(*) || '), and others of that employer stay'
            from covered where external_customer_id is not null
            group by employer_ref, external_customer_id
            having bool_and(leaves) and count(*) > 1
               and exists (select from covered other where other.employer_ref = covered.employer_ref and not other.leaves)
            """;

    private static final String NEW_COLUMN = CauseSql.EARLIER + """
            select 'the employees file has a leave_on column, and that of run ' || earlier.number || ' had none'
            from roster_file f, earlier
            where f.run_id = :run and f.subject = 'employee' and f.has_leave_on and not earlier.has_leave_on
            """;

    /** Of some mended rows as well. */
    static final List<String> OF_ANY_FILE =
            List.of(ONE_DATE, LONG_PAST, WITHDRAWN, MOVED, WHOLE_EMPLOYER, WHOLE_PAY_GROUP);

    static final List<String> OF_WHOLE_FILES = List.of(NEW_COLUMN);
}
