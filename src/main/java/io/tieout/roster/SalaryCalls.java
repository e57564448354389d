package io.tieout.roster;

import io.tieout.kota.CreateSalary;
import io.tieout.kota.Kota;
import io.tieout.kota.Page;
import io.tieout.kota.RequestBody;
import io.tieout.kota.Salary;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.SalaryTerms;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** Salaries at Kota: dated records that can't be changed or taken back, so each is sent once. */
final class SalaryCalls {

    private final Kota kota;
    private final Supplier<Hasher> hashers;

    SalaryCalls(Kota kota, Supplier<Hasher> hashers) {
        this.kota = kota;
        this.hashers = hashers;
    }

    RequestBody body(EmployeeRow row) {
        SalaryTerms terms = Objects.requireNonNull(row.salary());
        return kota.bodyOf(new CreateSalary(
                terms.amount(), terms.currency().toLowerCase(Locale.ROOT), terms.frequency(), terms.from()));
    }

    Sent post(Intent intent, RequestBody body) {
        if (intent.asksFirst()) {
            Sent found = lookUp(intent);
            if (found.landed()) {
                return found;
            }
        }
        String id = Objects.requireNonNull(intent.kotaId());
        kota.createSalary(id, body, intent.idempotencyKey());
        return Sent.done(intent, id, null);
    }

    /** A salary carries no mark of ours: the same amount, currency, frequency and date are taken for the same record. */
    Sent lookUp(Intent intent) {
        String id = intent.kotaId();
        if (id != null && isThere(intent, id)) {
            return Sent.done(intent, id, null);
        }
        return Sent.without(intent, Sent.Result.NOT_LANDED, "looked up at Kota: the salary is not there");
    }

    private boolean isThere(Intent intent, String id) {
        String wanted = intent.fields().byColumn().get(FieldHashes.SALARY);
        Hasher hasher = hashers.get();
        for (int number = 1; ; number++) {
            Page<Salary> page = kota.salaries(id, number);
            for (Salary salary : page.items()) {
                SalaryTerms terms = new SalaryTerms(
                        salary.amount(), salary.currency(), salary.pay_frequency(), salary.effective_from());
                if (hasher.salary(intent.employerRef(), intent.employeeRef(), terms)
                        .equals(wanted)) {
                    return true;
                }
            }
            if (page.items().isEmpty() || Boolean.FALSE.equals(page.has_next_page())) {
                return false;
            }
        }
    }
}
