package io.tieout.standin;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of reports in the state journal; lines only once they are frozen. */
final class ReportState {

    private ReportState() {}

    static ObjectNode json(Report report) {
        ObjectNode json = Json.object()
                .put("employer_id", report.key().employerId())
                .put("external_customer_id", report.key().customer())
                .put("period", report.key().period().toString())
                .put("created_at", report.createdAt().toString())
                .put("updated_at", report.updatedAt().toString())
                .put("digest", report.digest())
                .put(
                        "finalized_at",
                        report.finalizedAt() == null
                                ? null
                                : report.finalizedAt().toString());
        if (report.frozen() != null) {
            ReportContent frozen = report.frozen();
            json.set("people", Json.MAPPER.readTree(Json.bytes(out -> ContentJson.write(out, frozen))));
        }
        return json;
    }

    static Report read(ObjectNode json) {
        String finalizedAt = text(json.get("finalized_at"));
        return new Report(
                new Report.Key(
                        json.get("employer_id").asString(),
                        text(json.get("external_customer_id")),
                        YearMonth.parse(json.get("period").asString())),
                Instant.parse(json.get("created_at").asString()),
                Instant.parse(json.get("updated_at").asString()),
                json.get("digest").asString(),
                finalizedAt == null ? null : Instant.parse(finalizedAt),
                json.has("people") ? ContentJson.read(json.get("people")) : null);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }
}
