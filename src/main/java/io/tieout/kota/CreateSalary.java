package io.tieout.kota;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Body of {@code POST /employees/{id}/salaries}. A record can't be changed later: a new pay is a new
 * record with a later date. Newer than the published contract; from Kota's salary pages.
 *
 * @param amount greater than 0, in major units, for one {@code pay_frequency} and not for the year
 * @param currency ISO 4217 in lower case
 * @param pay_frequency annual, monthly, bi_weekly, weekly
 * @param effective_from first day on which it holds
 */
public record CreateSalary(BigDecimal amount, String currency, String pay_frequency, LocalDate effective_from) {

    /** Never what somebody earns. */
    @Override
    public String toString() {
        return "CreateSalary[from " + effective_from + "]";
    }
}
