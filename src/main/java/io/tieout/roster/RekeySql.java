package io.tieout.roster;

/** Who is in the file under another ref than at Kota: the same tax id and birth date at the same employer. */
final class RekeySql {

    private RekeySql() {}

    /**
     * Rows of people unknown under their ref, each beside the records held under another one. Where Kota has another
     * record under the new ref already, linking it is the plan's affair.
     */
    static final String PAIRS = """
            create temporary table renumbered on commit drop as
            select c.line, c.employer_ref, c.employee_ref, c.leave_on, e.employee_ref as former_ref, e.kota_id,
                   e.kota_status, e.leave_on as sent_leave_on, old.line as former_line,
                   coalesce(old.identity_hash <> s.identity_hash, false) as given_away,
                   count(*) over of_row as held,
                   string_agg(e.employee_ref, ', ') over of_row as former_refs,
                   count(*) over of_record as wanted,
                   string_agg(c.line::text, ', ') over of_record as lines
            from compared c
            join staged_employee s on s.run_id = :run and s.line = c.line
            join employee e on e.employer_ref = c.employer_ref and e.identity_hash = s.identity_hash
                and e.employee_ref <> c.employee_ref and e.kota_id is not null
                and coalesce(e.kota_status, '') <> 'inactive'
            left join (select employer_ref, employee_ref, min(line) as line, min(identity_hash) as identity_hash
                       from staged_employee where run_id = :run group by employer_ref, employee_ref) old
                on old.employer_ref = e.employer_ref and old.employee_ref = e.employee_ref
            where c.kota_id is null and c.trouble is null
              and (c.candidates = 0 or c.candidates = 1 and c.candidate_id = e.kota_id)
            window of_row as (partition by c.line order by e.employee_ref collate "C"
                              rows between unbounded preceding and unbounded following),
                   of_record as (partition by e.kota_id order by c.line
                              rows between unbounded preceding and unbounded following)
            """;

    /** Whatever else was planned for these rows took them for strangers. */
    static final String TAKE_BACK = """
            delete from plan_row p using renumbered r
            where p.run_id = :run and p.subject = 'employee' and p.line = r.line
            """;

    /** First rule that applies. Nobody is created a second time, whatever the command allows. */
    static final String DECIDE = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason,
                kota_id, fields, former_ref)
            select distinct on (r.line) :run, 'employee', r.line, r.employer_ref, r.employee_ref, rule.action,
                   case rule.action when 'REKEY' then 'metadata' else '' end, rule.reason,
                   case rule.action when 'REKEY' then r.kota_id end,
                   case rule.action when 'REKEY'
                        then s.fields || jsonb_strip_nulls(jsonb_build_object('salary', s.salary_hash)) end,
                   case when rule.action <> 'CANNOT' then r.former_ref end
            from renumbered r
            join staged_employee s on s.run_id = :run and s.line = r.line,
            lateral (
                select action, reason from (values
                    (1, r.held > 1, 'CANNOT', 'by tax id and birth date this person is at Kota under ' || r.held
                        || ' other refs already, ' || r.former_refs || ', and nobody can tell which is meant;'
                        || ' give the row the right one of them, or ask Kota which record is to stay'),
                    (2, r.given_away, 'CANNOT', 'by tax id and birth date this is ' || r.former_ref || ', held at Kota, but the'
                        || ' row of ' || r.former_ref || ' (line ' || r.former_line || ') is about somebody else; put the'
                        || ' old refs back into both rows, for a ref that another has can''t be given away in one night'),
                    (3, r.former_line is not null, 'CANNOT', 'by tax id and birth date this is ' || r.former_ref
                        || ', who is in the file too (line ' || r.former_line || ') and at Kota under that ref;'
                        || ' keep one of the two rows: to keep this one, take the other out and sync with --rekey'),
                    (4, r.wanted > 1, 'CANNOT', 'by tax id and birth date the rows of lines ' || r.lines
                        || ' are one person, whom Kota holds as ' || r.former_ref || '; keep one of them'),
                    (5, :partial, 'CANNOT', 'by tax id and birth date this is ' || r.former_ref || ', held at Kota;'
                        || ' mend the ref, for a new one needs a sync of the whole file with --rekey'),
                    (6, r.kota_status = 'offboarding' and r.leave_on is distinct from r.sent_leave_on, 'CANNOT',
                        'by tax id and birth date this is ' || r.former_ref || ', who is leaving at Kota'
                        || coalesce(' on ' || r.sent_leave_on, '') || '; a new record can be made when that one has'
                        || ' ended, or give this row the same leave_on and sync with --rekey'),
                    (7, :rekey, 'REKEY', 'was ' || r.former_ref),
                    (8, true, 'RENUMBERED', 'by tax id and birth date this is ' || r.former_ref
                        || ', who is at Kota and not in the file; if payroll gave a new ref, sync with --rekey,'
                        || ' else put the old one back into the file')
                ) as rules (number, applies, action, reason)
                where applies order by number limit 1
            ) rule
            order by r.line, r.former_ref collate "C"
            """;

    /** So that the rules of leavers see the record that they are about. */
    static final String KNOWN_AFTER_ALL = """
            update compared c set kota_id = r.kota_id, far_status = r.kota_status, sent_leave_on = r.sent_leave_on
            from plan_row p
            join renumbered r on r.line = p.line and r.kota_id = p.kota_id
            where p.run_id = :run and p.subject = 'employee' and p.action = 'REKEY' and c.line = p.line
            """;

    /** Who gets a new ref is not missing under the old one. */
    static final String NOT_MISSING = """
            delete from plan_row m using plan_row p
            where m.run_id = :run and m.subject = 'employee' and m.action = 'MISSING'
              and p.run_id = :run and p.subject = 'employee' and p.action = 'REKEY'
              and p.employer_ref = m.employer_ref and p.former_ref = m.employee_ref
            """;

    static final String MISSING_UNDER_THE_OLD_REF = """
            update plan_row m set reason = 'not in the file, where ' || p.employee_ref || ' (line ' || p.line
                || ') is the same person; nothing is sent for either'
            from plan_row p
            where m.run_id = :run and m.subject = 'employee' and m.action = 'MISSING'
              and p.run_id = :run and p.subject = 'employee' and p.action = 'RENUMBERED'
              and p.employer_ref = m.employer_ref and p.former_ref = m.employee_ref
            """;

    /** Two records of one person, of which the second is linked now. */
    static final String WARN_OF_TWO_RECORDS = """
            insert into roster_warning (run_id, text)
            select :run, 'employees ' || e.employee_ref || ' and ' || c.employee_ref || ' of employer ' || c.employer_ref
                || ' are one person by tax id and birth date, and Kota holds a record for each; ask Kota which is to'
                || ' stay, and end the other by its leave_on'
            from compared c
            join staged_employee s on s.run_id = :run and s.line = c.line
            join employee e on e.employer_ref = c.employer_ref and e.identity_hash = s.identity_hash
                and e.employee_ref <> c.employee_ref and e.kota_id is not null and e.kota_id <> c.candidate_id
                and coalesce(e.kota_status, '') <> 'inactive'
            where c.kota_id is null and c.candidates = 1
            on conflict do nothing
            """;

    /** An earlier record under the new ref, long inactive, makes room as it does for a rehire. */
    static final String MAKE_ROOM = """
            delete from employee e using intent i
            where i.id = any(:ids) and i.outcome = 'REKEYED'
              and e.employer_ref = i.employer_ref and e.employee_ref = i.employee_ref
              and e.kota_id is distinct from i.kota_id
            """;

    /** The row here follows the record; the hashes are bound to the ref, so those of the new one take their place. */
    static final String MOVE = """
            update employee e set
                employee_ref = i.employee_ref,
                field_hashes = i.fields - 'salary' - array(select jsonb_object_keys(i.refused)),
                salary_hash = (i.fields - array(select jsonb_object_keys(i.refused))) ->> 'salary',
                external_customer_id = coalesce(i.external_customer_id, e.external_customer_id),
                status_since = case when i.kota_status is null or i.kota_status = e.kota_status
                    then e.status_since else :now end,
                kota_status = coalesce(i.kota_status, e.kota_status),
                missing_nights = 0, missing_since = null, missing_on = null, missing_accepted = false,
                updated_at = :now
            from intent i
            where i.id = any(:ids) and i.outcome = 'REKEYED'
              and e.employer_ref = i.employer_ref and e.kota_id = i.kota_id
            """;
}
