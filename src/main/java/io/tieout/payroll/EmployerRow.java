package io.tieout.payroll;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One checked row of an employers file. Null means "not given" and never erases.
 *
 * @param line as a text editor counts it, of the row's first line
 * @param countryCode ISO 3166 alpha-2 in lower case
 * @param cleared canonical names of the columns whose cell was {@code <clear>}
 */
public record EmployerRow(
        long line,
        String employerRef,
        @Nullable String legalName,
        @Nullable String registrationNumber,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String countryCode,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable LocalDate earliestBenefitsStartDate,
        Set<String> cleared) {}
