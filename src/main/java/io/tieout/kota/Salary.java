package io.tieout.kota;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody earns from a day on; Kota needs it for cover that depends on pay and it has no say in
 * contribution reports. Newer than the published contract; from Kota's salary pages.
 *
 * @param amount major units, for one {@code pay_frequency} and not for the year
 * @param currency ISO 4217 in lower case
 * @param pay_frequency annual, monthly, bi_weekly, weekly, or a word that is newer than this client
 * @param effective_from first day on which it holds, until the next record's
 */
public record Salary(
        String id,
        @Nullable String employee_id,
        BigDecimal amount,
        String currency,
        String pay_frequency,
        LocalDate effective_from,
        @Nullable String object) {

    public Salary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(effective_from, "effective_from");
    }

    /** Never what somebody earns. */
    @Override
    public String toString() {
        return "Salary[" + id + ", from " + effective_from + "]";
    }
}
