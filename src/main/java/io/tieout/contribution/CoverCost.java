package io.tieout.contribution;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a person's cover cost in the last whole month that Kota charged.
 *
 * @param charged premium, tax and relief of that month, the employer's and the employee's part together, in major units
 * @param currency ISO 4217, upper case
 */
public record CoverCost(YearMonth month, BigDecimal charged, String currency) {

    /** By calendar days of that month, rounded half up to the currency's minor unit. @param days at least 1 */
    public BigDecimal of(int days) {
        return Amounts.proRate(charged, days, month.lengthOfMonth(), currency);
    }
}
