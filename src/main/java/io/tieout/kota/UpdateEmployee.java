package io.tieout.kota;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /employees/{id}}: null is left out and means unchanged; objects are replaced whole. */
public record UpdateEmployee(
        @Nullable String first_name,
        @Nullable String last_name,
        @Nullable Address home_address,
        @Nullable String nationality,
        @Nullable String national_tax_id,
        @Nullable String phone_number,
        @Nullable String email,
        @Nullable LocalDate start_on,
        @Nullable LocalDate earliest_benefits_start_date,
        @Nullable BankAccount bank_account,
        @Nullable Map<String, String> metadata) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "UpdateEmployee[…]";
    }
}
