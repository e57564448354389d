package io.tieout.roster;

import io.tieout.kota.Address;
import io.tieout.kota.BankAccount;
import io.tieout.kota.CreateEmployee;
import io.tieout.kota.Employee;
import io.tieout.kota.Kota;
import io.tieout.kota.RequestBody;
import io.tieout.kota.UpdateEmployee;
import io.tieout.payroll.EmployeeRow;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Employees at Kota. */
final class EmployeeCalls extends Calls<EmployeeRow> {

    private static final Set<String> ANY_TIME = EmployeeFields.ALL.columnsThatChange(RosterField.Change.ANY_TIME);
    private static final Set<String> BEFORE_COVER =
            EmployeeFields.ALL.columnsThatChange(RosterField.Change.BEFORE_COVER);

    private final Kota kota;
    private final Leaving leaving;
    private final SalaryCalls salaries;
    private final Rekeying rekeying;

    /** @param hashers gives each thread its own */
    EmployeeCalls(Kota kota, Supplier<Hasher> hashers) {
        this.kota = kota;
        this.leaving = new Leaving(kota);
        this.salaries = new SalaryCalls(kota, hashers);
        this.rekeying = new Rekeying(kota, hashers);
    }

    @Override
    RequestBody keyedBody(Intent intent, EmployeeRow row) {
        return switch (intent.action()) {
            case SALARY -> salaries.body(row);
            case OFFBOARD, CANCEL_OFFBOARD -> leaving.body(intent, row);
            case CREATE, ADOPT, UPDATE, REKEY -> createBody(intent, row);
        };
    }

    private RequestBody createBody(Intent intent, EmployeeRow row) {
        return kota.bodyOf(new CreateEmployee(
                given(intent.kotaEmployerId()),
                row.externalCustomerId(),
                given(row.firstName()),
                given(row.lastName()),
                given(row.dateOfBirth()),
                given(row.sexAtBirth()),
                new Address(
                        given(row.line1()),
                        row.line2(),
                        row.line3(),
                        given(row.city()),
                        row.state(),
                        given(row.postalCode()),
                        given(row.countryCode())),
                row.nationality(),
                given(row.nationalTaxId()),
                given(row.startOn()),
                row.earliestBenefitsStartDate(),
                given(row.phoneNumber()),
                given(row.email()),
                row.iban() == null ? null : new BankAccount(row.iban(), null),
                OurMetadata.of(intent)));
    }

    @Override
    Sent post(Intent intent, RequestBody body) {
        if (intent.action() == Intent.Action.SALARY) {
            return salaries.post(intent, body);
        }
        if (intent.action() != Intent.Action.CREATE) {
            return leaving.post(intent, body);
        }
        Employee made = kota.createEmployee(body, intent.idempotencyKey());
        return Sent.done(intent, made.id(), made.status());
    }

    @Override
    Sent lookUp(Intent intent) {
        if (intent.action() == Intent.Action.SALARY) {
            return salaries.lookUp(intent);
        }
        if (intent.action() == Intent.Action.REKEY) {
            return rekeying.lookUp(intent);
        }
        if (intent.action() != Intent.Action.CREATE) {
            return leaving.lookUp(intent);
        }
        String employer = intent.kotaEmployerId();
        if (employer != null) {
            for (Employee employee : kota.employeesWithRef(employer, intent.ref())) {
                if (employer.equals(employee.employer_id()) && OurMetadata.provesThat(intent, employee.metadata())) {
                    return Sent.done(intent, employee.id(), employee.status());
                }
            }
        }
        return Sent.without(intent, Sent.Result.NOT_LANDED, "looked up at Kota: the create did not land");
    }

    @Override
    Sent update(Intent intent, EmployeeRow row) {
        String id = given(intent.kotaId());
        FieldHashes planned = intent.fields();
        Supplier<Employee> present = () -> kota.employee(id);
        return putApart(
                intent,
                id,
                planned.only(ANY_TIME),
                false,
                planned.only(BEFORE_COVER),
                fields -> put(id, row, fields, present, null));
    }

    @Override
    Sent adopt(Intent intent, EmployeeRow row) {
        String id = given(intent.kotaId());
        FieldHashes planned = intent.fields();
        Employee present = kota.employee(id);
        if (!present.date_of_birth().equals(row.dateOfBirth()) || "inactive".equals(present.status())) {
            return Sent.without(intent, Sent.Result.REFUSED, "the record to link changed at Kota since the plan");
        }
        Map<String, String> metadata = OurMetadata.mergedInto(present.metadata(), intent);
        Sent sent = putApart(
                intent,
                id,
                planned.only(ANY_TIME),
                true,
                planned.only(newDates(row, present)),
                withFirst(metadata, (fields, once) -> put(id, row, fields, () -> present, once)));
        return sent.result() == Sent.Result.ADOPTED ? sent.except(planned.only(fixedAndDifferent(row, present))) : sent;
    }

    @Override
    Sent rekey(Intent intent, EmployeeRow row) {
        String id = given(intent.kotaId());
        Employee present = kota.employee(id);
        Rekeying.Change change = rekeying.change(intent, row, present);
        if (change == null) {
            return Sent.without(
                    intent, Sent.Result.REFUSED, "the record to give a new ref changed at Kota since the plan");
        }
        Sent sent = putApart(
                intent,
                id,
                change.fields().only(ANY_TIME),
                true,
                change.fields().only(newDates(row, present)),
                // Where the first call landed in an earlier try, only its answer was lost.
                withFirst(
                        change.metadata(),
                        (fields, metadata) -> metadata != null && change.landed()
                                ? present.status()
                                : put(id, row, fields, () -> present, metadata)));
        return sent.result() == Sent.Result.REKEYED
                ? sent.except(change.fields().only(fixedAndDifferent(row, present)))
                        .except(change.otherSalary())
                : sent;
    }

    /** The metadata go along with the first call; each later one leaves them as they are. */
    private static Function<FieldHashes, @Nullable String> withFirst(
            Map<String, String> metadata,
            BiFunction<FieldHashes, @Nullable Map<String, String>, @Nullable String> put) {
        boolean[] first = {true};
        return fields -> {
            Map<String, String> once = first[0] ? metadata : null;
            first[0] = false;
            return put.apply(fields, once);
        };
    }

    /** Dates are compared, because to send one again that stands already may be refused. */
    private static Set<String> newDates(EmployeeRow row, Employee present) {
        Set<String> columns = new TreeSet<>();
        if (!Objects.equals(row.startOn(), present.start_on())) {
            columns.add("start_on");
        }
        if (!Objects.equals(row.earliestBenefitsStartDate(), present.earliest_benefits_start_date())) {
            columns.add("earliest_benefits_start_date");
        }
        return columns;
    }

    /** Where Kota holds something else that can't change, the next plan says so. */
    private static Set<String> fixedAndDifferent(EmployeeRow row, Employee present) {
        Set<String> columns = new TreeSet<>();
        if (!Objects.equals(row.sexAtBirth(), present.sex_at_birth())) {
            columns.add("sex_at_birth");
        }
        if (!Objects.equals(row.externalCustomerId(), present.external_customer_id())) {
            columns.add("external_customer_id");
        }
        Address address = present.home_address();
        if (address != null
                && address.country_code() != null
                && !address.country_code().equalsIgnoreCase(row.countryCode())) {
            columns.add("country_code");
        }
        return columns;
    }

    private @Nullable String put(
            String id,
            EmployeeRow row,
            FieldHashes send,
            Supplier<Employee> present,
            @Nullable Map<String, String> metadata) {
        Address address = send.hasAny(Addresses.COLUMNS)
                ? Addresses.merged(EmployeeFields.ALL, row, present.get().home_address())
                : null;
        UpdateEmployee change = new UpdateEmployee(
                send.has("first_name") ? row.firstName() : null,
                send.has("last_name") ? row.lastName() : null,
                address,
                send.has("nationality") ? row.nationality() : null,
                send.has("national_tax_id") ? row.nationalTaxId() : null,
                send.has("phone_number") ? row.phoneNumber() : null,
                send.has("email") ? row.email() : null,
                send.has("start_on") ? row.startOn() : null,
                send.has("earliest_benefits_start_date") ? row.earliestBenefitsStartDate() : null,
                send.has("iban") && row.iban() != null ? new BankAccount(row.iban(), null) : null,
                metadata);
        return kota.updateEmployee(id, kota.bodyOf(change)).status();
    }

    /** The plan sends no create without what Kota needs. */
    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
