package io.tieout.roster;

import io.tieout.kota.Address;
import io.tieout.kota.Employee;
import io.tieout.kota.Kota;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.SalaryTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A new ref for a record that stays; to send it twice does no harm. */
final class Rekeying {

    private static final Set<String> ANY_TIME = EmployeeFields.ALL.columnsThatChange(RosterField.Change.ANY_TIME);

    private final Kota kota;
    private final Supplier<Hasher> hashers;

    Rekeying(Kota kota, Supplier<Hasher> hashers) {
        this.kota = kota;
        this.hashers = hashers;
    }

    /**
     * What goes to Kota with the new ref.
     *
     * @param fields those that differ from what was last sent under the former ref
     * @param landed whether the record shows that an earlier try of this intent gave it the ref, and what goes with it
     * @param otherSalary of the row, if it is not the one that was last sent: to be sent by a later plan
     */
    record Change(FieldHashes fields, FieldHashes otherSalary, Map<String, String> metadata, boolean landed) {}

    /** Null when the record is not the one any more that the plan was about. */
    @Nullable
    Change change(Intent intent, EmployeeRow row, Employee present) {
        FormerRef former = Objects.requireNonNull(intent.former());
        String ref = OurMetadata.refIn(present.metadata());
        boolean same = row.dateOfBirth() != null && row.dateOfBirth().equals(present.date_of_birth());
        if (!same
                || "inactive".equals(present.status())
                || ref != null && !List.of(former.ref(), intent.ref()).contains(ref)) {
            return null;
        }
        // Hashes are bound to the ref, so the row's values are hashed under the former one to be compared.
        Hasher hasher = hashers.get();
        FieldHashes under = hasher.fields(EmployeeFields.ALL, row, former.ref());
        SalaryTerms terms = row.salary();
        String salary = terms == null ? null : hasher.salary(row.employerRef(), former.ref(), terms);
        FieldHashes planned = intent.fields();
        return new Change(
                planned.only(under.differingFrom(former.hashes())),
                Objects.equals(salary, former.hashes().byColumn().get(FieldHashes.SALARY))
                        ? FieldHashes.NONE
                        : planned.only(Set.of(FieldHashes.SALARY)),
                OurMetadata.mergedInto(present.metadata(), intent),
                OurMetadata.provesThat(intent, present.metadata()));
    }

    /**
     * The record says itself which ref it has. Of what else the row says, that counts as sent which went out in the
     * same call, or which the record shows.
     */
    Sent lookUp(Intent intent) {
        String id = Objects.requireNonNull(intent.kotaId());
        Employee present = kota.employee(id);
        if (!intent.ref().equals(OurMetadata.refIn(present.metadata()))) {
            return Sent.without(intent, Sent.Result.NOT_LANDED, "looked up at Kota: the new ref did not land");
        }
        return Sent.done(intent, id, present.status()).except(unproven(intent, present));
    }

    private FieldHashes unproven(Intent intent, Employee present) {
        FieldHashes shown = shown(intent, present);
        boolean ours = OurMetadata.provesThat(intent, present.metadata());
        FieldHashes planned = intent.fields();
        return planned.only(planned.differingFrom(shown).stream()
                .filter(column -> !ours || !ANY_TIME.contains(column))
                .collect(Collectors.toSet()));
    }

    /** What can't be sent together with the ref, as hashes of the new ref. */
    private FieldHashes shown(Intent intent, Employee present) {
        Address address = present.home_address();
        String country = address == null ? null : address.country_code();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("date_of_birth", present.date_of_birth());
        values.put("sex_at_birth", present.sex_at_birth());
        values.put("country_code", country == null ? null : country.toLowerCase(Locale.ROOT));
        values.put("external_customer_id", present.external_customer_id());
        values.put("start_on", present.start_on());
        values.put("earliest_benefits_start_date", present.earliest_benefits_start_date());
        return hashers.get().values(intent.employerRef(), intent.employeeRef(), values);
    }
}
