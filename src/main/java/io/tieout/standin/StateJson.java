package io.tieout.standin;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of employers and employees in the state journal: the whole record at each change. */
final class StateJson {

    private StateJson() {}

    static ObjectNode of(Employer employer) {
        ObjectNode json = Json.object();
        json.put("id", employer.id());
        json.put("number", employer.number());
        json.put("created_at", employer.createdAt().toString());
        json.put(
                "offboard_on",
                employer.offboardOn() == null ? null : employer.offboardOn().toString());
        if (employer.restricted()) {
            json.put("restricted", true);
        }
        json.set("fields", employer.fields());
        return json;
    }

    static Employer employer(ObjectNode json) {
        JsonNode offboardOn = json.get("offboard_on");
        return new Employer(
                json.get("id").asString(),
                json.get("number").asLong(),
                Instant.parse(json.get("created_at").asString()),
                (ObjectNode) json.get("fields"),
                offboardOn.isNull() ? null : Instant.parse(offboardOn.asString()),
                json.path("restricted").asBoolean(false));
    }

    static ObjectNode of(Employee employee) {
        ObjectNode json = Json.object();
        json.put("id", employee.id());
        json.put("employer_id", employee.employerId());
        json.put("number", employee.number());
        json.put("created_at", employee.createdAt().toString());
        Employee.Leaving leaving = employee.leaving();
        if (leaving != null) {
            json.putObject("leaving")
                    .put("on", leaving.on().toString())
                    .put("cover_ends", leaving.coverEnds().toString());
        }
        if (employee.restricted()) {
            json.put("restricted", true);
        }
        json.set("fields", employee.fields());
        return json;
    }

    static Employee employee(ObjectNode json) {
        JsonNode leaving = json.get("leaving");
        return new Employee(
                json.get("id").asString(),
                json.get("employer_id").asString(),
                json.get("number").asLong(),
                Instant.parse(json.get("created_at").asString()),
                (ObjectNode) json.get("fields"),
                leaving == null
                        ? null
                        : new Employee.Leaving(
                                Instant.parse(leaving.get("on").asString()),
                                LocalDate.parse(leaving.get("cover_ends").asString())),
                json.path("restricted").asBoolean(false));
    }
}
