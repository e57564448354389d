package io.tieout.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A quote to an employer or an offer to one person: only as much of it as somebody needs who passes on what must be
 * done.
 *
 * @param employeeId null makes it a quote
 * @param fields status, required_action (null unless the status asks for one) and plan_name
 */
record Offering(
        String id,
        long number,
        String employerId,
        @Nullable String employeeId,
        @Nullable String customer,
        String country,
        Instant createdAt,
        ObjectNode fields) {

    static final String ACTION_REQUIRED = "action_required";

    String owner() {
        return employeeId == null ? employerId : employeeId;
    }

    String status() {
        return fields.get("status").asString();
    }

    Offering with(ObjectNode newFields) {
        return new Offering(id, number, employerId, employeeId, customer, country, createdAt, newFields);
    }

    String kind() {
        return employeeId == null ? "employer_health_insurance_quote" : "employee_health_insurance_offer";
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("object", kind()).put("id", id).put("employer_id", employerId);
        if (employeeId == null) {
            json.put("quoted_at", createdAt.toString());
        } else {
            json.put("employee_id", employeeId).put("external_customer_id", customer);
        }
        json.put("status", status());
        json.set("required_action", fields.get("required_action"));
        if (employeeId == null) {
            json.putArray("coverage_levels").add(coverage());
        } else {
            json.set("coverage_level", coverage());
        }
        return json;
    }

    private ObjectNode coverage() {
        String plan = fields.get("plan_name").asString();
        ObjectNode level = Json.object()
                .put("plan_id", Ids.derived("pl", plan))
                .put("plan_name", plan)
                .put("plan_currency", Plan.in(country).currency())
                .put("provider_name", "Harbour Health (an invented insurer)")
                .put("provider_logo_url", "https://stand-in.example/harbour.svg")
                .putNull("provider_employer_platform_url")
                .putNull("provider_support_phone");
        level.putArray("documents")
                .addObject()
                .put("title", "Insurance Product Information Document")
                .put("link", "https://stand-in.example/harbour.pdf");
        return level;
    }

    ObjectNode state() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("number", number)
                .put("employer_id", employerId)
                .put("employee_id", employeeId)
                .put("external_customer_id", customer)
                .put("country", country)
                .put("created_at", createdAt.toString());
        json.set("fields", fields);
        return json;
    }

    static Offering read(ObjectNode json) {
        return new Offering(
                json.get("id").asString(),
                json.get("number").asLong(),
                json.get("employer_id").asString(),
                Json.text(json, "employee_id"),
                Json.text(json, "external_customer_id"),
                json.get("country").asString(),
                Instant.parse(json.get("created_at").asString()),
                (ObjectNode) json.get("fields"));
    }
}
