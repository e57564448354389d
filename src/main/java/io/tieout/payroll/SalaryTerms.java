package io.tieout.payroll;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody earns from a day on. Personal: not for logs, and not for the database.
 *
 * @param amount greater than 0, major units, for one {@code frequency}; equal amounts have equal digits
 * @param currency ISO 4217 in upper case
 * @param frequency annual, monthly, bi_weekly or weekly
 * @param from first day on which it holds
 */
public record SalaryTerms(BigDecimal amount, String currency, String frequency, LocalDate from) {

    @Override
    public String toString() {
        return "SalaryTerms[from " + from + "]";
    }
}
