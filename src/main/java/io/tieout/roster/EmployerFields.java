package io.tieout.roster;

import static io.tieout.roster.RosterField.Change.ANY_TIME;
import static io.tieout.roster.RosterField.Change.BEFORE_COVER;
import static io.tieout.roster.RosterField.Change.NEVER;
import static io.tieout.roster.RosterField.Group.ADDRESS;
import static io.tieout.roster.RosterField.Group.CONTACT;
import static io.tieout.roster.RosterField.Group.EMPLOYMENT;
import static io.tieout.roster.RosterField.Group.IDENTITY;

import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.SalaryTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of an employers file that Kota keeps. */
final class EmployerFields implements RowFields<EmployerRow> {

    static final EmployerFields ALL = new EmployerFields();

    private final List<RosterField<EmployerRow>> fields = List.of(
            field("legal_name", IDENTITY, ANY_TIME, true, EmployerRow::legalName),
            field("registration_number", IDENTITY, ANY_TIME, false, EmployerRow::registrationNumber),
            field("line1", ADDRESS, ANY_TIME, true, EmployerRow::line1),
            erasable("line2", EmployerRow::line2),
            erasable("line3", EmployerRow::line3),
            field("city", ADDRESS, ANY_TIME, true, EmployerRow::city),
            erasable("state", EmployerRow::state),
            field("postal_code", ADDRESS, ANY_TIME, true, EmployerRow::postalCode),
            field("country_code", ADDRESS, NEVER, true, EmployerRow::countryCode),
            field("contact_name", CONTACT, ANY_TIME, true, EmployerRow::contactName),
            field("contact_email", CONTACT, ANY_TIME, true, EmployerRow::contactEmail),
            field(
                    "earliest_benefits_start_date",
                    EMPLOYMENT,
                    BEFORE_COVER,
                    false,
                    EmployerRow::earliestBenefitsStartDate));

    private EmployerFields() {}

    private static RosterField<EmployerRow> field(
            String column,
            RosterField.Group group,
            RosterField.Change change,
            boolean required,
            Function<EmployerRow, @Nullable Object> value) {
        return new RosterField<>(column, group, change, required, false, value);
    }

    private static RosterField<EmployerRow> erasable(String column, Function<EmployerRow, @Nullable Object> value) {
        return new RosterField<>(column, ADDRESS, ANY_TIME, false, true, value);
    }

    @Override
    public Subject subject() {
        return Subject.EMPLOYER;
    }

    @Override
    public List<RosterField<EmployerRow>> fields() {
        return fields;
    }

    @Override
    public long line(EmployerRow row) {
        return row.line();
    }

    @Override
    public String employerRef(EmployerRow row) {
        return row.employerRef();
    }

    @Override
    public String employeeRef(EmployerRow row) {
        return "";
    }

    @Override
    public Set<String> cleared(EmployerRow row) {
        return row.cleared();
    }

    @Override
    public @Nullable LocalDate leaveOn(EmployerRow row) {
        return null;
    }

    @Override
    public @Nullable String country(EmployerRow row) {
        return row.countryCode();
    }

    @Override
    public @Nullable SalaryTerms salary(EmployerRow row) {
        return null;
    }
}
