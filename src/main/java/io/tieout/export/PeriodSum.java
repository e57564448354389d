package io.tieout.export;

import java.math.BigDecimal;

/** What a period came to in one currency, both portions together; major units, withheld zero without a register. */
record PeriodSum(
        String period,
        int run,
        String currency,
        BigDecimal charged,
        BigDecimal withheld,
        BigDecimal variance,
        BigDecimal closing) {}
