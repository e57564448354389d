package io.tieout.kota;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a breakdown.
 *
 * @param category gross_premium, tax, tax_relief
 * @param member_type policyholder, partner_dependant, child_dependant
 * @param adjustment a correction of an earlier charge; the amount is the difference
 * @param amount major units of the breakdown's currency, read from the text, exactly as sent
 * @param type recurring or one_off
 * @param cover_period the insurance dates that the amount buys; may lie in other months
 * @param reporting_month first day of the month that the line mainly belongs to
 */
public record Contribution(
        String id,
        String category,
        String member_type,
        boolean adjustment,
        @Nullable String adjustment_for,
        BigDecimal amount,
        String type,
        @Nullable String note,
        DatePeriod cover_period,
        String policy_id,
        @Nullable String employee_policy_id,
        LocalDate reporting_month) {

    /** A line without an amount must stop the reading: it would look like nothing to pay. */
    public Contribution {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(amount, "amount");
    }

    /** Never the amount or the note: they belong to a person. */
    @Override
    public String toString() {
        return "Contribution[" + id + ", " + category + "]";
    }
}
