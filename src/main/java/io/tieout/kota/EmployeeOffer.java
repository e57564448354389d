package io.tieout.kota;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cover that an employee may take.
 *
 * @param status action_required, not_undertaken, accepted, or a word that is newer than this client
 * @param required_action only while the status is action_required
 */
public record EmployeeOffer(
        String id,
        String employer_id,
        String employee_id,
        @Nullable String external_customer_id,
        String status,
        @Nullable RequiredAction required_action,
        @Nullable CoverageLevel coverage_level,
        @Nullable String object) {

    public EmployeeOffer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
    }
}
