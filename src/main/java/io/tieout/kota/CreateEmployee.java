package io.tieout.kota;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /employees}.
 *
 * @param sex_at_birth male or female
 * @param phone_number E.164
 * @param nationality ISO 3166 alpha-2 in lower case
 */
public record CreateEmployee(
        String employer_id,
        @Nullable String external_customer_id,
        String first_name,
        String last_name,
        LocalDate date_of_birth,
        String sex_at_birth,
        Address home_address,
        @Nullable String nationality,
        String national_tax_id,
        LocalDate start_on,
        @Nullable LocalDate earliest_benefits_start_date,
        String phone_number,
        String email,
        @Nullable BankAccount bank_account,
        @Nullable Map<String, String> metadata) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "CreateEmployee[…]";
    }
}
