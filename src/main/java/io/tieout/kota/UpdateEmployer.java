package io.tieout.kota;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /employers/{id}}: null is left out and means unchanged; objects are replaced whole. */
public record UpdateEmployer(
        @Nullable String legal_name,
        @Nullable String registration_number,
        @Nullable Address legal_address,
        @Nullable Contact contact,
        @Nullable LocalDate earliest_benefits_start_date,
        @Nullable Map<String, String> metadata) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "UpdateEmployer[…]";
    }
}
