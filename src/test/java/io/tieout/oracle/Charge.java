package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A line of one of Kota's contribution reports, with all that the rules look at.
 *
 * @param category gross_premium, tax or tax_relief
 * @param amount major units, exactly as sent
 * @param oneOff false: recurring
 */
public record Charge(
        String id,
        Key key,
        String category,
        String memberType,
        boolean adjustment,
        BigDecimal amount,
        boolean oneOff,
        LocalDate coverFrom,
        LocalDate coverTo,
        String policy,
        YearMonth reportingMonth) {}
