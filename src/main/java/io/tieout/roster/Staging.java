package io.tieout.roster;

import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import org.jspecify.annotations.Nullable;

/** Where the rows of a file wait for the plan, and what of them is written there. */
interface Staging<R> {

    RowFields<R> fields();

    String table();

    String columns();

    Object[] values(long run, R row, Hasher hasher);

    /** Those of a row that was refused while it was read: whose it is, and nothing else. */
    String unreadableColumns();

    /** Null when even the refs can't be told from the row. */
    Object @Nullable [] unreadable(long run, R row);

    /** Why is in the rejects file. */
    String UNREADABLE = "could not be read";

    Staging<EmployerRow> EMPLOYERS = new Staging<>() {
        @Override
        public RowFields<EmployerRow> fields() {
            return EmployerFields.ALL;
        }

        @Override
        public String table() {
            return "staged_employer";
        }

        @Override
        public String columns() {
            return "(run_id, line, employer_ref, fields, blank, row_hash)";
        }

        @Override
        public Object[] values(long run, EmployerRow row, Hasher hasher) {
            return new Object[] {
                run,
                row.line(),
                row.employerRef(),
                hasher.fields(fields(), row).json(),
                fields().blankForCreate(row),
                hasher.row(fields(), row)
            };
        }

        @Override
        public String unreadableColumns() {
            return "(run_id, line, employer_ref, fields, refused, unreadable)";
        }

        @Override
        public Object @Nullable [] unreadable(long run, EmployerRow row) {
            String ref = row.employerRef();
            return ref.isEmpty() ? null : new Object[] {run, row.line(), ref, "{}", UNREADABLE, true};
        }
    };

    Staging<EmployeeRow> EMPLOYEES = new Staging<>() {
        @Override
        public RowFields<EmployeeRow> fields() {
            return EmployeeFields.ALL;
        }

        @Override
        public String table() {
            return "staged_employee";
        }

        @Override
        public String columns() {
            return "(run_id, line, employer_ref, employee_ref, external_customer_id, fields, blank,"
                    + " tax_id_hash, identity_hash, birth_hash, leave_on, salary_hash, row_hash)";
        }

        @Override
        public Object[] values(long run, EmployeeRow row, Hasher hasher) {
            return new Object[] {
                run,
                row.line(),
                row.employerRef(),
                row.employeeRef(),
                row.externalCustomerId(),
                hasher.fields(fields(), row).json(),
                fields().blankForCreate(row),
                hasher.taxId(row.nationalTaxId()),
                hasher.identity(row.nationalTaxId(), row.dateOfBirth()),
                hasher.birthDate(row.employeeRef(), row.dateOfBirth()),
                row.leaveOn(),
                hasher.salary(fields(), row).byColumn().get(FieldHashes.SALARY),
                hasher.row(fields(), row)
            };
        }

        @Override
        public String unreadableColumns() {
            return "(run_id, line, employer_ref, employee_ref, fields, refused, unreadable)";
        }

        @Override
        public Object @Nullable [] unreadable(long run, EmployeeRow row) {
            String employer = row.employerRef();
            String ref = row.employeeRef();
            return employer.isEmpty() || ref.isEmpty()
                    ? null
                    : new Object[] {run, row.line(), employer, ref, "{}", UNREADABLE, true};
        }
    };
}
