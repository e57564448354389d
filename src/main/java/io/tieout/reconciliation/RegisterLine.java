package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One accepted row of a register.
 *
 * @param portion null for an element that is left out or has no meaning in the job file
 * @param amount major units of the currency
 * @param file which of the run's register files, from 1
 * @param line as a text editor counts it
 */
public record RegisterLine(
        String employeeRef,
        LocalDate payDate,
        String payRun,
        String payElement,
        @Nullable Portion portion,
        BigDecimal amount,
        String currency,
        int file,
        long line) {}
