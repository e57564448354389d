package io.tieout.kota;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One person's part of a report; it has no id of its own, its key is report and employee.
 *
 * @param currency ISO 4217 in lower case, for every line of the breakdown
 * @param others whatever else the breakdown holds, so that a benefit this client does not know is noticed
 */
public record EmployeeBreakdown(
        String employee_id,
        String contribution_report_id,
        String employer_id,
        @Nullable String external_customer_id,
        DatePeriod period,
        String currency,
        String status,
        @Nullable Instant created_at,
        @Nullable Instant last_updated_at,
        @Nullable Instant finalized_at,
        HealthInsurance health_insurance,
        @Nullable String object,
        @JsonAnySetter Map<String, JsonNode> others) {

    public EmployeeBreakdown {
        Objects.requireNonNull(employee_id, "employee_id");
        Objects.requireNonNull(currency, "currency");
        // Absent and empty alike; another benefit in its place is seen in the others.
        health_insurance = health_insurance == null ? new HealthInsurance(null, null) : health_insurance;
        others = others == null ? Map.of() : Collections.unmodifiableMap(others);
    }

    @Override
    @JsonAnyGetter
    public Map<String, JsonNode> others() {
        return others;
    }

    /** Never what somebody is charged. */
    @Override
    public String toString() {
        return "EmployeeBreakdown[" + contribution_report_id + ", " + employee_id + "]";
    }

    /** The two sides of the split: what the employer pays and what is withheld from pay. */
    public record HealthInsurance(
            List<Contribution> employer_contributions, List<Contribution> employee_contributions) {

        public HealthInsurance {
            employer_contributions = employer_contributions == null ? List.of() : List.copyOf(employer_contributions);
            employee_contributions = employee_contributions == null ? List.of() : List.copyOf(employee_contributions);
        }
    }
}
