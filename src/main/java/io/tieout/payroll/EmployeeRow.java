package io.tieout.payroll;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One checked row of an employees file. Null means "not given" and never erases: columns that a
 * create needs may be blank for a person who is known already. Holds personal data: not for logs.
 *
 * @param line as a text editor counts it, of the row's first line
 * @param sexAtBirth male or female
 * @param countryCode ISO 3166 alpha-2 in lower case; so is {@code nationality}
 * @param phoneNumber E.164
 * @param iban without spaces, upper case
 * @param leaveOn last day of cover
 * @param salary null also where the file has no such columns; nothing is known of it then
 * @param cleared canonical names of the columns whose cell was {@code <clear>}
 */
public record EmployeeRow(
        long line,
        String employeeRef,
        String employerRef,
        @Nullable String externalCustomerId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String sexAtBirth,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String countryCode,
        @Nullable String nationality,
        @Nullable String nationalTaxId,
        @Nullable LocalDate startOn,
        @Nullable LocalDate earliestBenefitsStartDate,
        @Nullable String phoneNumber,
        @Nullable String email,
        @Nullable String iban,
        @Nullable LocalDate leaveOn,
        @Nullable String leaveReason,
        @Nullable SalaryTerms salary,
        Set<String> cleared) {

    @Override
    public String toString() {
        return "EmployeeRow[line=" + line + "]";
    }
}
