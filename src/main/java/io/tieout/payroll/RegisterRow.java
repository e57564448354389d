package io.tieout.payroll;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One checked row of a register: what payroll really withheld or booked.
 *
 * @param line as a text editor counts it, of the row's first line
 * @param portion null for an element that is known and left out, or not mapped at all
 * @param mapped false when the profile does not know the pay element
 * @param amount major units, at most the currency's decimals; negative and zero are allowed
 * @param currency ISO 4217 in upper case
 */
public record RegisterRow(
        long line,
        String employeeRef,
        String employerRef,
        LocalDate payDate,
        YearMonth period,
        String payRun,
        String payElement,
        @Nullable Portion portion,
        boolean mapped,
        BigDecimal amount,
        String currency) {}
