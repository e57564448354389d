package io.tieout.roster;

/** What an outcome changes. */
final class SettleSql {

    private SettleSql() {}

    static final String OUTCOMES = """
            update intent i set settled_at = :now, outcome = s.outcome, code = s.code, detail = s.detail,
                kota_id = coalesce(s.kota_id, i.kota_id), kota_status = s.kota_status, refused = s.refused::jsonb
            from unnest(:ids::uuid[], :outcomes::text[], :codes::text[], :details::text[], :kotaIds::text[],
                :statuses::text[], :refused::text[]) s (id, outcome, code, detail, kota_id, kota_status, refused)
            where i.id = s.id and i.settled_at is null
            """;

    /** A new Kota id is a new record: nothing of what was sent to an old one holds for it. */
    static final String EMPLOYERS = """
            insert into employer as known (employer_ref, kota_id, kota_status, field_hashes, updated_at)
            select i.employer_ref, i.kota_id, i.kota_status,
                   i.fields - array(select jsonb_object_keys(i.refused)), :now
            from intent i
            where i.id = any(:ids) and i.subject = 'employer' and i.outcome in ('CREATED', 'ADOPTED', 'UPDATED')
            on conflict (employer_ref) do update set
                kota_id = excluded.kota_id,
                kota_status = coalesce(excluded.kota_status, known.kota_status),
                field_hashes = case when known.kota_id = excluded.kota_id then known.field_hashes else '{}' end
                    || excluded.field_hashes,
                updated_at = excluded.updated_at
            """;

    static final String EMPLOYEES = """
            insert into employee as known (employer_ref, employee_ref, kota_id, kota_status, status_since,
                external_customer_id, field_hashes, tax_id_hash, identity_hash, updated_at)
            select i.employer_ref, i.employee_ref, i.kota_id, i.kota_status, :now, i.external_customer_id,
                   i.fields - array(select jsonb_object_keys(i.refused)), i.tax_id_hash, i.identity_hash, :now
            from intent i
            where i.id = any(:ids) and i.subject = 'employee' and i.outcome in ('CREATED', 'ADOPTED', 'UPDATED')
            on conflict (employer_ref, employee_ref) do update set
                kota_id = excluded.kota_id,
                kota_status = coalesce(excluded.kota_status, known.kota_status),
                status_since = case when known.kota_id = excluded.kota_id
                        and coalesce(excluded.kota_status, known.kota_status) is not distinct from known.kota_status
                    then known.status_since else excluded.status_since end,
                external_customer_id = coalesce(excluded.external_customer_id, known.external_customer_id),
                field_hashes = case when known.kota_id = excluded.kota_id then known.field_hashes else '{}' end
                    || excluded.field_hashes,
                identity_hash = case when excluded.tax_id_hash is null
                        or excluded.tax_id_hash is not distinct from known.tax_id_hash
                    then coalesce(excluded.identity_hash, known.identity_hash) else excluded.identity_hash end,
                tax_id_hash = coalesce(excluded.tax_id_hash, known.tax_id_hash),
                leave_on = case when known.kota_id = excluded.kota_id then known.leave_on end,
                salary_hash = case when known.kota_id = excluded.kota_id then known.salary_hash end,
                updated_at = excluded.updated_at
            """;

    static final String SALARIES = """
            update employee e set salary_hash = i.fields ->> 'salary', updated_at = :now
            from intent i
            where i.id = any(:ids) and i.subject = 'employee' and i.outcome = 'SALARY_SENT'
              and e.employer_ref = i.employer_ref and e.employee_ref = i.employee_ref and e.kota_id = i.kota_id
            """;

    static final String LEAVERS = """
            update employee e set
                leave_on = case when i.outcome = 'OFFBOARDED' then i.leave_on end,
                status_since = case when i.kota_status is null or i.kota_status = e.kota_status
                    then e.status_since else :now end,
                kota_status = coalesce(i.kota_status, e.kota_status),
                updated_at = :now
            from intent i
            where i.id = any(:ids) and i.subject = 'employee' and i.outcome in ('OFFBOARDED', 'CANCELLED')
              and e.employer_ref = i.employer_ref and e.employee_ref = i.employee_ref and e.kota_id = i.kota_id
            """;

    /**
     * An update of an earlier run may have landed although nobody noted it. What Kota holds of those fields is not
     * known then, so whatever the next row says of them is sent.
     */
    static final String FORGET_OF_EMPLOYERS = """
            update employer e set field_hashes = e.field_hashes - array(select jsonb_object_keys(i.fields))
            from intent i
            where i.run_id <> :run and i.settled_at is null and i.first_sent_at is not null and i.action = 'UPDATE'
              and i.subject = 'employer' and e.employer_ref = i.employer_ref
            """;

    static final String FORGET_OF_EMPLOYEES = """
            update employee e set field_hashes = e.field_hashes - array(select jsonb_object_keys(i.fields))
            from intent i
            where i.run_id <> :run and i.settled_at is null and i.first_sent_at is not null and i.action = 'UPDATE'
              and i.subject = 'employee' and e.employer_ref = i.employer_ref and e.employee_ref = i.employee_ref
            """;
}
