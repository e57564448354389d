package io.tieout.reconciliation;

import io.tieout.database.Copy;
import io.tieout.database.Numbering;
import io.tieout.payroll.Portion;
import io.tieout.payroll.RegisterRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of a register as rows of register_person: those of one person and currency that follow each other in one. */
final class RegisterPeople implements Copy.Rows {

    static final String TARGET = "register_person (run_id, employer_ref, employee_ref, currency,"
            + " employer_rows, employer_withheld, employee_rows, employee_withheld, kinds, amounts, lines)";

    private final long run;
    private final Iterable<RegisterItem> items;
    private final Numbering<RegisterKind> kinds;
    private final List<RegisterItem.Accepted> ofPerson = new ArrayList<>();

    RegisterPeople(long run, Iterable<RegisterItem> items, Numbering<RegisterKind> kinds) {
        this.run = run;
        this.items = items;
        this.kinds = kinds;
    }

    @Override
    public void handOver(Consumer<@Nullable Object[]> to) {
        for (RegisterItem item : items) {
            if (item instanceof RegisterItem.Accepted accepted) {
                if (!ofPerson.isEmpty() && !samePerson(ofPerson.get(0).row(), accepted.row())) {
                    finish(to);
                }
                ofPerson.add(accepted);
            }
        }
        if (!ofPerson.isEmpty()) {
            finish(to);
        }
    }

    private static boolean samePerson(RegisterRow one, RegisterRow other) {
        return one.employeeRef().equals(other.employeeRef())
                && one.employerRef().equals(other.employerRef())
                && one.currency().equals(other.currency());
    }

    private void finish(Consumer<@Nullable Object[]> to) {
        int size = ofPerson.size();
        int[] itsKinds = new int[size];
        BigDecimal[] amounts = new BigDecimal[size];
        long[] lines = new long[size];
        int employerRows = 0;
        int employeeRows = 0;
        BigDecimal employer = BigDecimal.ZERO;
        BigDecimal employee = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            RegisterRow row = ofPerson.get(i).row();
            itsKinds[i] = kinds.of(RegisterKind.of(ofPerson.get(i)));
            amounts[i] = row.amount();
            lines[i] = row.line();
            if (row.portion() == Portion.EMPLOYER) {
                employerRows++;
                employer = employer.add(row.amount());
            } else if (row.portion() == Portion.EMPLOYEE) {
                employeeRows++;
                employee = employee.add(row.amount());
            }
        }
        RegisterRow first = ofPerson.get(0).row();
        to.accept(new Object[] {
            run,
            first.employerRef(),
            first.employeeRef(),
            first.currency(),
            employerRows,
            employer,
            employeeRows,
            employee,
            itsKinds,
            amounts,
            lines
        });
        ofPerson.clear();
    }
}
