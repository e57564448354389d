package io.tieout.roster;

import static io.tieout.roster.RosterField.Change.ANY_TIME;
import static io.tieout.roster.RosterField.Change.BEFORE_COVER;
import static io.tieout.roster.RosterField.Change.NEVER;
import static io.tieout.roster.RosterField.Group.ADDRESS;
import static io.tieout.roster.RosterField.Group.BANK;
import static io.tieout.roster.RosterField.Group.CONTACT;
import static io.tieout.roster.RosterField.Group.EMPLOYMENT;
import static io.tieout.roster.RosterField.Group.IDENTITY;

import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.SalaryTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of an employees file that Kota keeps. What can't change is what its update has no field for. */
final class EmployeeFields implements RowFields<EmployeeRow> {

    static final EmployeeFields ALL = new EmployeeFields();

    private final List<RosterField<EmployeeRow>> fields = List.of(
            needed("first_name", IDENTITY, ANY_TIME, EmployeeRow::firstName),
            needed("last_name", IDENTITY, ANY_TIME, EmployeeRow::lastName),
            needed("date_of_birth", IDENTITY, NEVER, EmployeeRow::dateOfBirth),
            needed("sex_at_birth", IDENTITY, NEVER, EmployeeRow::sexAtBirth),
            optional("nationality", IDENTITY, ANY_TIME, EmployeeRow::nationality),
            needed("national_tax_id", IDENTITY, ANY_TIME, EmployeeRow::nationalTaxId),
            needed("line1", ADDRESS, ANY_TIME, EmployeeRow::line1),
            erasable("line2", EmployeeRow::line2),
            erasable("line3", EmployeeRow::line3),
            needed("city", ADDRESS, ANY_TIME, EmployeeRow::city),
            erasable("state", EmployeeRow::state),
            needed("postal_code", ADDRESS, ANY_TIME, EmployeeRow::postalCode),
            needed("country_code", ADDRESS, NEVER, EmployeeRow::countryCode),
            needed("phone_number", CONTACT, ANY_TIME, EmployeeRow::phoneNumber),
            needed("email", CONTACT, ANY_TIME, EmployeeRow::email),
            needed("start_on", EMPLOYMENT, BEFORE_COVER, EmployeeRow::startOn),
            optional("earliest_benefits_start_date", EMPLOYMENT, BEFORE_COVER, EmployeeRow::earliestBenefitsStartDate),
            optional("external_customer_id", EMPLOYMENT, NEVER, EmployeeRow::externalCustomerId),
            optional("iban", BANK, ANY_TIME, EmployeeRow::iban));

    private EmployeeFields() {}

    private static RosterField<EmployeeRow> needed(
            String column,
            RosterField.Group group,
            RosterField.Change change,
            Function<EmployeeRow, @Nullable Object> value) {
        return new RosterField<>(column, group, change, true, false, value);
    }

    private static RosterField<EmployeeRow> optional(
            String column,
            RosterField.Group group,
            RosterField.Change change,
            Function<EmployeeRow, @Nullable Object> value) {
        return new RosterField<>(column, group, change, false, false, value);
    }

    private static RosterField<EmployeeRow> erasable(String column, Function<EmployeeRow, @Nullable Object> value) {
        return new RosterField<>(column, ADDRESS, ANY_TIME, false, true, value);
    }

    @Override
    public Subject subject() {
        return Subject.EMPLOYEE;
    }

    @Override
    public List<RosterField<EmployeeRow>> fields() {
        return fields;
    }

    @Override
    public long line(EmployeeRow row) {
        return row.line();
    }

    @Override
    public String employerRef(EmployeeRow row) {
        return row.employerRef();
    }

    @Override
    public String employeeRef(EmployeeRow row) {
        return row.employeeRef();
    }

    @Override
    public Set<String> cleared(EmployeeRow row) {
        return row.cleared();
    }

    @Override
    public @Nullable LocalDate leaveOn(EmployeeRow row) {
        return row.leaveOn();
    }

    @Override
    public @Nullable String country(EmployeeRow row) {
        return row.countryCode();
    }

    @Override
    public @Nullable SalaryTerms salary(EmployeeRow row) {
        return row.salary();
    }
}
