package io.tieout.standin;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What events tell about each kind of thing. The texts of the two type fields in v2 are published nowhere. */
final class Telling {

    private Telling() {}

    static Event.Told of(Employer employer, Instant at) {
        ObjectNode thin = Json.object().put("id", employer.id());
        return told(
                json -> Json.MAPPER.writeTree(json, employer.json(at)),
                withMetadata(thin, employer.fields()),
                "employer");
    }

    static Event.Told of(Employee person, Instant at) {
        ObjectNode thin = Json.object().put("id", person.id()).put("employer_id", person.employerId());
        return told(
                json -> Json.MAPPER.writeTree(json, person.json(at)), withMetadata(thin, person.fields()), "employee");
    }

    static Event.Told of(Report report, Json.Body full) {
        ObjectNode thin = Json.object()
                .put("id", report.key().id())
                .put("employer_id", report.key().employerId())
                .put("external_customer_id", report.key().customer());
        return told(full, thin, "contribution_report");
    }

    static Event.Told of(Offering offering) {
        ObjectNode thin = Json.object().put("id", offering.id()).put("employer_id", offering.employerId());
        if (offering.employeeId() != null) {
            thin.put("employee_id", offering.employeeId()).put("external_customer_id", offering.customer());
        }
        return told(json -> Json.MAPPER.writeTree(json, offering.json()), thin, offering.kind());
    }

    /** Told by hand, in v2 only. */
    static Event.Told of(JsonNode data) {
        return new Event.Told(null, Json.of(data));
    }

    private static ObjectNode withMetadata(ObjectNode thin, ObjectNode fields) {
        thin.set("metadata", fields.get("metadata"));
        return thin;
    }

    private static Event.Told told(Json.Body full, ObjectNode thin, String kind) {
        thin.put("resource_type", kind).put("object", kind + "_event");
        return new Event.Told(full, Json.of(thin));
    }
}
