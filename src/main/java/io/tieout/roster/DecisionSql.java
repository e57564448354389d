package io.tieout.roster;

/** The plan's rules: what each row of a file asks for. */
final class DecisionSql {

    private DecisionSql() {}

    /** The rows that may ask for something, beside what is known of them here and at Kota. */
    static final String WORK_TABLE = """
            create temporary table compared (
                line bigint, employer_ref text, employee_ref text, blank text, leave_on date,
                kota_id text,            -- null: not known here, or known and gone
                far_status text, sent_leave_on date,
                candidates bigint, candidate_id text, birth_hash text, candidate_birth_hash text,
                trouble text,            -- why the employer is in the way
                fields jsonb,            -- of the row
                changed jsonb,           -- those that differ from what was last sent and can be sent
                groups text, impossible text
            ) on commit drop
            """;

    /** The fields that differ from what was last sent, apart by whether Kota can take the change. */
    private static final String DIFFERENCE = """
            lateral (
                select jsonb_object_agg(pair.key, pair.value) filter (where sendable) as changed,
                       string_agg(distinct field.grp, ', ') filter (where sendable) as groups,
                       string_agg(pair.key, ', ' order by pair.key) filter (where not sendable) as impossible
                from jsonb_each_text(known.fields) pair
                join unnest(:columns::text[], :groups::text[], :changes::text[], :clearables::text[])
                    as field (col, grp, change, clearable) on field.col = pair.key,
                lateral (select field.change <> 'NEVER' and (pair.value <> '-' or field.clearable = 'true')) can (sendable)
                where known.hashes ->> pair.key is distinct from pair.value
                  -- clearing what we never sent, where Kota can't clear, asks for nothing
                  and not (pair.value = '-' and known.hashes ->> pair.key is null and field.clearable <> 'true')
            ) difference
            """;

    static final String COMPARE_EMPLOYERS = """
            insert into compared
            select known.line, known.employer_ref, '', known.blank, null,
                   known.kota_id, known.far_status, null,
                   coalesce(candidate.n, 0), candidate.kota_id, '', '', null,
                   known.fields, difference.changed, difference.groups, difference.impossible
            from (select s.*, e.kota_id, coalesce(e.field_hashes, '{}') as hashes, f.status as far_status
                  from staged_employer s
                  left join employer e on e.employer_ref = s.employer_ref and e.kota_id is not null
                  left join far_employer f on f.run_id = :run and f.kota_id = e.kota_id
                  where s.run_id = :run and s.refused is null
                    and not (e.kota_id is not null and s.fields <@ e.field_hashes
                             and coalesce(f.status, '') <> 'inactive')) known
            left join (select metadata_id, count(*) as n, min(kota_id) as kota_id from far_employer
                       where run_id = :run and status <> 'inactive' group by metadata_id) candidate
                on candidate.metadata_id = known.employer_ref,
            """ + DIFFERENCE;

    /**
     * A person whom Kota holds as inactive and whose row has a new start date is a rehire: as good as
     * unknown, because Kota wants a new record.
     */
    static final String COMPARE_EMPLOYEES = """
            insert into compared
            select known.line, known.employer_ref, known.employee_ref, known.blank, known.leave_on,
                   known.kota_id, known.far_status, known.sent_leave_on,
                   coalesce(candidate.n, 0), candidate.kota_id, known.birth_hash, candidate.birth_hash,
                   case when at_kota.status in ('offboarding', 'inactive')
                        then 'its employer is ' || at_kota.status || ' at Kota'
                        when er.kota_id is null and planned.action is null
                        then 'its employer is not at Kota and can''t be created' end,
                   known.fields, difference.changed, difference.groups, difference.impossible
            from (select s.*, case when not gone.rehired then e.kota_id end as kota_id,
                         case when gone.rehired then '{}' else coalesce(e.field_hashes, '{}') end as hashes,
                         e.leave_on as sent_leave_on, f.status as far_status
                  from staged_employee s
                  left join employee e on e.employer_ref = s.employer_ref and e.employee_ref = s.employee_ref
                      and e.kota_id is not null
                  left join far_employee f on f.run_id = :run and f.kota_id = e.kota_id,
                  lateral (select coalesce(f.status = 'inactive' and s.leave_on is null
                      and s.fields ->> 'start_on' <> coalesce(e.field_hashes ->> 'start_on', ''), false)) gone (rehired)
                  where s.run_id = :run and s.refused is null
                    and not (e.kota_id is not null and s.fields <@ e.field_hashes and s.leave_on is null
                             and e.leave_on is null and coalesce(f.status, '') <> 'inactive')) known
            left join employer er on er.employer_ref = known.employer_ref and er.kota_id is not null
            left join far_employer at_kota on at_kota.run_id = :run and at_kota.kota_id = er.kota_id
            left join plan_row planned on planned.run_id = :run and planned.subject = 'employer'
                and planned.employer_ref = known.employer_ref and planned.action in ('CREATE', 'ADOPT')
            left join (select kota_employer_id, metadata_id, count(*) as n, min(kota_id) as kota_id,
                              min(birth_hash) as birth_hash
                       from far_employee where run_id = :run and status <> 'inactive'
                       group by kota_employer_id, metadata_id) candidate
                on candidate.kota_employer_id = coalesce(er.kota_id, planned.kota_id)
                and candidate.metadata_id = known.employee_ref,
            """ + DIFFERENCE;

    /** First rule that applies. A change that Kota refused for its state is not tried again until the row changes. */
    static final String DECIDE = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason, kota_id, fields)
            select :run, :subject, c.line, c.employer_ref, c.employee_ref, rule.action,
                   case rule.action when 'UPDATE' then c.groups when 'ADOPT' then 'metadata' else '' end,
                   rule.reason,
                   case rule.action when 'ADOPT' then c.candidate_id when 'UPDATE' then c.kota_id end,
                   case rule.action when 'UPDATE' then c.changed when 'CREATE' then c.fields when 'ADOPT' then c.fields end
            from compared c
            left join lateral (
                select i.detail from intent i
                where i.subject = :subject and i.employer_ref = c.employer_ref and i.employee_ref = c.employee_ref
                  and i.settled_at is not null and i.outcome in ('CREATED', 'ADOPTED', 'UPDATED', 'REKEYED', 'REFUSED')
                  and i.refused = case when c.kota_id is null then c.fields else c.changed end
                  and i.code = 'INVALID_STATE' and i.action in ('CREATE', 'ADOPT', 'UPDATE', 'REKEY')
                  and not exists (select from intent later
                      where later.subject = i.subject and later.employer_ref = i.employer_ref
                        and later.employee_ref = i.employee_ref and later.settled_at > i.settled_at
                        and later.action in ('CREATE', 'ADOPT', 'UPDATE', 'REKEY')
                        and later.outcome in ('CREATED', 'ADOPTED', 'UPDATED', 'REKEYED', 'REFUSED'))
                limit 1) held on true,
            lateral (
                select action, reason from (values
                    (1, c.kota_id is null and c.leave_on < :today, 'PAST_LEAVER',
                        'left before the first sync; skipped'),
                    (2, c.kota_id is null and c.trouble is not null, 'CANNOT', c.trouble),
                    (3, c.kota_id is null and c.candidates > 1, 'CANNOT',
                        'Kota holds ' || c.candidates || ' records with this ref that are not inactive; one must go'),
                    (4, c.kota_id is null and c.candidates = 1 and c.birth_hash is null, 'CANNOT',
                        'Kota already holds this ref; date_of_birth is needed to link it'),
                    (5, c.kota_id is null and c.candidates = 1 and c.birth_hash is distinct from c.candidate_birth_hash,
                        'CANNOT', 'Kota holds this ref with another date_of_birth; check whose ref it is'),
                    (6, c.kota_id is null and c.candidates = 1, 'ADOPT', ''),
                    (7, c.kota_id is null and c.blank <> '', 'CANNOT', 'can''t be created without ' || c.blank),
                    (8, c.kota_id is null and held.detail is not null, 'CANNOT', held.detail),
                    (9, c.kota_id is null, 'CREATE', ''),
                    (10, c.far_status = 'inactive' and c.leave_on is null, 'CANNOT',
                        coalesce('the leave date ' || c.sent_leave_on || ' was withdrawn after it took effect, which Kota'
                            || ' can''t take back; ', '')
                            || 'inactive at Kota but still on the roster; a rehire needs a new start_on'),
                    (11, c.far_status = 'inactive' or c.changed is null, null, null),
                    (12, held.detail is not null, 'CANNOT', held.detail),
                    (13, true, 'UPDATE', '')
                ) as rules (number, applies, action, reason)
                where applies order by number limit 1
            ) rule
            where rule.action is not null
            """;

    static final String DECIDE_ON_WHAT_CANNOT_CHANGE = """
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, reason)
            select :run, :subject, c.line, c.employer_ref, c.employee_ref, 'CANNOT',
                   c.impossible || ': Kota has no way to change this; mend the file, or ask Kota'
            from compared c
            where c.kota_id is not null and c.impossible is not null and coalesce(c.far_status, '') <> 'inactive'
            on conflict (run_id, subject, employer_ref, employee_ref, action) do update
                set reason = plan_row.reason || '; ' || excluded.reason
            """;
}
