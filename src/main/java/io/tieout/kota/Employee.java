package io.tieout.kota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An employee as Kota holds it; strings come back normalised and may differ from what was sent.
 *
 * @param status pending, active, offboarding, inactive, restricted, or a word that is newer than this client
 * @param external_customer_id whom the person works for, on Employer-of-Record platforms only
 * @param national_tax_id in Ireland the PPSN
 * @param offboard_on when the offboarding takes effect; null when none is scheduled
 * @param phone_number E.164; null by Kota's newest pages, though the published contract demands it
 * @param bank_account the last four characters only
 * @param metadata our {@code id} (the employee_ref) and {@code tieout} (the intent) beside other people's keys
 */
public record Employee(
        String id,
        @Nullable String platform_id,
        @Nullable String employer_id,
        @Nullable String status,
        @Nullable String external_customer_id,
        String first_name,
        String last_name,
        LocalDate date_of_birth,
        @Nullable String sex_at_birth,
        @Nullable Address home_address,
        @Nullable String nationality,
        @Nullable String national_tax_id,
        @Nullable LocalDate start_on,
        @Nullable LocalDate earliest_benefits_start_date,
        @Nullable Instant offboard_on,
        @Nullable String phone_number,
        @Nullable String email,
        @Nullable BankAccount bank_account,
        @Nullable Map<String, String> metadata,
        @Nullable String object) {

    public Employee {
        Objects.requireNonNull(id, "id");
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "Employee[" + id + ", " + status + "]";
    }
}
