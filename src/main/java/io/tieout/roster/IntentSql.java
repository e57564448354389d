package io.tieout.roster;

/** Intents out of the plan. */
final class IntentSql {

    private IntentSql() {}

    static final String PLAN_EMPLOYERS = """
            insert into intent (id, run_id, subject, line, employer_ref, action, idempotency_key, kota_id, fields, planned_at)
            select gen_random_uuid(), :run, 'employer', p.line, p.employer_ref, p.action, gen_random_uuid()::text,
                   p.kota_id, p.fields, :now
            from plan_row p
            where p.run_id = :run and p.subject = 'employer' and p.action in ('CREATE', 'ADOPT', 'UPDATE')
            """;

    static final String PLAN_EMPLOYEES = """
            insert into intent (id, run_id, subject, line, employer_ref, employee_ref, action, idempotency_key, kota_id,
                fields, external_customer_id, tax_id_hash, identity_hash, planned_at)
            select gen_random_uuid(), :run, 'employee', p.line, p.employer_ref, p.employee_ref, p.action,
                   gen_random_uuid()::text, p.kota_id, p.fields, s.external_customer_id, s.tax_id_hash,
                   s.identity_hash, :now
            from plan_row p
            join staged_employee s on s.run_id = :run and s.line = p.line
            where p.run_id = :run and p.subject = 'employee' and p.action in ('CREATE', 'ADOPT', 'UPDATE')
            """;
}
