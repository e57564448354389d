package io.tieout.kota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An employer as Kota holds it.
 *
 * @param status pending, active, offboarding, inactive, restricted, or a word that is newer than this client
 * @param metadata our {@code id} (the employer_ref) and {@code tieout} (the intent) beside other people's keys
 */
public record Employer(
        String id,
        String legal_name,
        @Nullable String registration_number,
        Address legal_address,
        Contact contact,
        @Nullable String platform_id,
        @Nullable String status,
        @Nullable Instant offboard_on,
        @Nullable LocalDate earliest_benefits_start_date,
        @Nullable Map<String, String> metadata,
        @Nullable String object) {

    public Employer {
        Objects.requireNonNull(id, "id");
    }

    /** Without the contact. */
    @Override
    public String toString() {
        return "Employer[" + id + ", " + status + "]";
    }
}
