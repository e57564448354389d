package io.tieout.kota;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /employers}. @param earliest_benefits_start_date must lie in the future */
public record CreateEmployer(
        String legal_name,
        @Nullable String registration_number,
        Address legal_address,
        Contact contact,
        @Nullable LocalDate earliest_benefits_start_date,
        @Nullable Map<String, String> metadata) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "CreateEmployer[…]";
    }
}
