package io.tieout.roster;

/** Intents out of the plan. */
final class IntentSql {

    private IntentSql() {}

    /** The guards come before the first call, so none of these can have been sent. */
    static final String TAKE_BACK =
            "delete from intent where run_id = :run and first_sent_at is null and settled_at is null";

    static final String PLAN_EMPLOYERS = """
            insert into intent (id, run_id, subject, line, employer_ref, action, idempotency_key, kota_id, fields, planned_at,
                row_hash)
            select gen_random_uuid(), :run, 'employer', p.line, p.employer_ref, p.action, gen_random_uuid()::text,
                   p.kota_id, p.fields, :now, s.row_hash
            from plan_row p
            join staged_employer s on s.run_id = :run and s.line = p.line
            where p.run_id = :run and p.subject = 'employer' and p.action in ('CREATE', 'ADOPT', 'UPDATE')
              and cardinality(:refs::text[]) = 0
            """;

    /** Where people were released by name, nothing but their rows goes out; who is held back waits for that. */
    static final String PLAN_EMPLOYEES = """
            insert into intent (id, run_id, subject, line, employer_ref, employee_ref, action, idempotency_key, kota_id,
                fields, external_customer_id, tax_id_hash, identity_hash, planned_at, leave_on, former_ref, released,
                row_hash)
            select gen_random_uuid(), :run, 'employee', p.line, p.employer_ref, p.employee_ref, p.action,
                   gen_random_uuid()::text, p.kota_id, coalesce(p.fields, '{}'), s.external_customer_id, s.tax_id_hash,
                   s.identity_hash, :now, p.leave_on, p.former_ref,
                   p.action in ('OFFBOARD', 'CANCEL_OFFBOARD') and (:all or cardinality(:refs::text[]) > 0),
                   s.row_hash
            from plan_row p
            join staged_employee s on s.run_id = :run and s.line = p.line
            where p.run_id = :run and p.subject = 'employee'
              and p.action in %s
              and (p.held_since is null or :all or cardinality(:refs::text[]) > 0)
              and (cardinality(:refs::text[]) = 0 or %s)
            """.formatted(PlanRowSql.SENT_OF_PEOPLE, PlanRowSql.named("p"));
}
