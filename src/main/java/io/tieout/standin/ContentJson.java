package io.tieout.standin;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The lines of a report in the journals: flat, amounts as text, so that a script can add them up without knowing the
 * API.
 */
final class ContentJson {

    private ContentJson() {}

    static void write(JsonGenerator json, ReportContent content) {
        json.writeStartArray();
        for (PersonLines person : content.people()) {
            json.writeStartObject();
            json.writeStringProperty("employee_ref", person.employeeRef());
            json.writeStringProperty("employee_id", person.employeeId());
            json.writeStringProperty("created_at", person.createdAt().toString());
            json.writeStringProperty("currency", person.currency());
            lines(json, "employer_contributions", person.employer());
            lines(json, "employee_contributions", person.employee());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lines(JsonGenerator json, String name, List<Line> lines) {
        json.writeArrayPropertyStart(name);
        for (Line line : lines) {
            json.writeStartObject();
            json.writeStringProperty("id", line.id());
            json.writeStringProperty("category", line.category());
            json.writeStringProperty("member_type", line.memberType());
            json.writeBooleanProperty("adjustment", line.adjustment());
            text(json, "adjustment_for", line.adjustmentFor());
            json.writeStringProperty("amount", line.amount().toPlainString());
            json.writeStringProperty("type", line.type());
            text(json, "note", line.note());
            json.writeStringProperty("cover_from", line.coverFrom().toString());
            json.writeStringProperty("cover_to", line.coverTo().toString());
            json.writeStringProperty("reporting_month", line.reportingMonth().toString());
            json.writeStringProperty("policy_id", line.policyId());
            text(json, "settles", line.settles());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Left out when there is nothing to say. */
    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    static ReportContent read(JsonNode people) {
        List<PersonLines> list = new ArrayList<>();
        for (JsonNode person : people) {
            list.add(new PersonLines(
                    person.get("employee_id").asString(),
                    person.get("employee_ref").asString(),
                    person.get("currency").asString(),
                    Instant.parse(person.get("created_at").asString()),
                    lines(person.get("employer_contributions")),
                    lines(person.get("employee_contributions"))));
        }
        return new ReportContent(list);
    }

    private static List<Line> lines(JsonNode nodes) {
        List<Line> list = new ArrayList<>();
        for (JsonNode node : nodes) {
            list.add(new Line(
                    node.get("id").asString(),
                    node.get("category").asString(),
                    node.get("member_type").asString(),
                    node.get("adjustment").asBoolean(),
                    text(node, "adjustment_for"),
                    new BigDecimal(node.get("amount").asString()),
                    node.get("type").asString(),
                    text(node, "note"),
                    LocalDate.parse(node.get("cover_from").asString()),
                    LocalDate.parse(node.get("cover_to").asString()),
                    LocalDate.parse(node.get("reporting_month").asString()),
                    node.get("policy_id").asString(),
                    text(node, "settles")));
        }
        return List.copyOf(list);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }
}
