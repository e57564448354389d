package io.tieout.roster;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks that need all rows at once, made where they are staged: nothing is held in memory. */
class RowChecks {

    private final JdbcClient db;
    private final long run;

    RowChecks(JdbcClient db, long run) {
        this.db = db;
        this.run = run;
    }

    void run() {
        db.sql("analyze staged_employer").update();
        db.sql("analyze staged_employee").update();
        refuseRepeatedEmployers();
        refuseRepeatedEmployees();
        refuseEmployeesOfUnknownEmployers();
        countRefused("employer");
        countRefused("employee");
        warnOfSharedTaxIds();
        warnOfIgnoredColumns();
    }

    /** Nobody can tell which of two rows is right, so neither is taken. */
    private void refuseRepeatedEmployers() {
        db.sql("""
                        update staged_employer s set refused_column = 'employer_ref', refused = 'stands in lines ' || twice.lines
                            || '; keep one of them'
                        from (select employer_ref, string_agg(line::text, ', ' order by line) as lines
                              from staged_employer where run_id = :run and not unreadable
                              group by employer_ref having count(*) > 1) twice
                        where s.run_id = :run and not s.unreadable and s.employer_ref = twice.employer_ref
                        """).param("run", run).update();
    }

    private void refuseRepeatedEmployees() {
        db.sql("""
                        update staged_employee s set refused_column = 'employee_ref', refused = 'stands in lines ' || twice.lines
                            || ' for the same employer; keep one of them'
                        from (select employer_ref, employee_ref, string_agg(line::text, ', ' order by line) as lines
                              from staged_employee where run_id = :run and not unreadable
                              group by employer_ref, employee_ref having count(*) > 1) twice
                        where s.run_id = :run and not s.unreadable and s.employer_ref = twice.employer_ref
                          and s.employee_ref = twice.employee_ref
                        """).param("run", run).update();
    }

    /** An employer that Kota already has may be absent from today's file. */
    private void refuseEmployeesOfUnknownEmployers() {
        db.sql("""
                        update staged_employee s
                        set refused_column = 'employer_ref',
                            refused = 'is not in the employers file, or was refused there; add its row or mend the ref'
                        where s.run_id = :run and s.refused is null
                          and not exists (select from staged_employer r
                              where r.run_id = :run and r.refused is null and r.employer_ref = s.employer_ref)
                          and not exists (select from employer e
                              where e.employer_ref = s.employer_ref and e.kota_id is not null)
                        """).param("run", run).update();
    }

    private void countRefused(String subject) {
        db.sql(
                        "update roster_file set refused = unreadable + (select count(*) from staged_" + subject
                                + " where run_id = :run and refused is not null and not unreadable) where run_id = :run and subject = :subject")
                .param("run", run)
                .param("subject", subject)
                .update();
    }

    private void warnOfSharedTaxIds() {
        db.sql("""
                        insert into roster_warning (run_id, text)
                        select :run, 'employees ' || twice.refs || ' of employer ' || twice.employer_ref
                            || ' carry the same tax id (lines ' || twice.lines || '); '
                            || case when held.records > 1
                                then 'the birth date is the same too, and Kota holds a record for each; ask Kota which is'
                                    || ' to stay, and end the other by its leave_on'
                                else 'check that they are not one person' end
                        from (select employer_ref, string_agg(employee_ref, ', ' order by employee_ref collate "C") as refs,
                                     string_agg(line::text, ', ' order by line) as lines,
                                     array_agg(employee_ref) as each, min(identity_hash) as identity_hash
                              from staged_employee
                              where run_id = :run and refused is null and tax_id_hash is not null
                              group by employer_ref, tax_id_hash having count(*) > 1) twice,
                        lateral (select count(*) as records from employee e
                              where e.employer_ref = twice.employer_ref and e.identity_hash = twice.identity_hash
                                and e.employee_ref = any(twice.each)
                                and e.kota_id is not null and coalesce(e.kota_status, '') <> 'inactive') held
                        on conflict do nothing
                        """).param("run", run).update();
    }

    private void warnOfIgnoredColumns() {
        db.sql("""
                        insert into roster_warning (run_id, text)
                        select :run, 'columns of the ' || subject || 's file that mean nothing here and were ignored: '
                            || ignored_columns
                        from roster_file where run_id = :run and ignored_columns <> ''
                        on conflict do nothing
                        """).param("run", run).update();
    }
}
