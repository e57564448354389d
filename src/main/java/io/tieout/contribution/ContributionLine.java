package io.tieout.contribution;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report as Kota gave it.
 *
 * @param reportId the report that holds it
 * @param employeeRef payroll's key, or Kota's id for a person the roster does not know
 * @param adjustmentFor the line that it corrects, null when it names none
 * @param amount major units of the currency, exactly as sent
 */
public record ContributionLine(
        String reportId,
        String entryId,
        String employeeRef,
        String employeeId,
        boolean inRoster,
        Portion portion,
        String category,
        String memberType,
        boolean adjustment,
        @Nullable String adjustmentFor,
        BigDecimal amount,
        String currency,
        String type,
        @Nullable String note,
        LocalDate coverFrom,
        LocalDate coverTo,
        String policyId,
        YearMonth reportingMonth) {}
