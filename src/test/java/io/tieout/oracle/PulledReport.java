package io.tieout.oracle;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contribution report as the far side last held it.
 *
 * @param employees payroll's ref to Kota's id, for the people in it
 * @param charges lines of people whose ref is known
 * @param ownerless ids of the lines that no known person owns
 */
public record PulledReport(
        String id,
        String employerRef,
        String employerId,
        YearMonth period,
        String status,
        @Nullable String externalCustomer,
        Map<String, String> employees,
        List<Charge> charges,
        List<String> ownerless) {}
