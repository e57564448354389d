package io.tieout.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An employer on record. Its state isn't stored: the clock decides it.
 *
 * @param fields what was last told about it, in the contract's names; never changed in place
 * @param restricted set by hand only: no text says what leads there
 */
record Employer(
        String id,
        long number,
        Instant createdAt,
        ObjectNode fields,
        @Nullable Instant offboardOn,
        boolean restricted) implements OnRecord {

    /** How long the imitated checks take, and an employer's leaving. */
    static final Duration CHECKS = Duration.ofMinutes(1);

    String ref() {
        return fields.path("metadata").path("id").asString("");
    }

    String country() {
        return fields.path("legal_address").path("country_code").asString("");
    }

    @Nullable
    LocalDate benefitsFrom() {
        JsonNode date = fields.get("earliest_benefits_start_date");
        return date == null || date.isNull() ? null : LocalDate.parse(date.asString());
    }

    Employer(String id, long number, Instant createdAt, ObjectNode fields, @Nullable Instant offboardOn) {
        this(id, number, createdAt, fields, offboardOn, false);
    }

    @Override
    public @Nullable Instant nextChange() {
        if (restricted) {
            return null;
        }
        return (offboardOn == null ? createdAt : offboardOn).plus(CHECKS);
    }

    @Override
    public String kind() {
        return "employer";
    }

    @Override
    public String status(Instant now) {
        if (restricted) {
            return "restricted";
        }
        if (offboardOn != null) {
            return now.isBefore(offboardOn.plus(CHECKS)) ? "offboarding" : "inactive";
        }
        return now.isBefore(createdAt.plus(CHECKS)) ? "pending" : "active";
    }

    Employer with(ObjectNode newFields) {
        return new Employer(id, number, createdAt, newFields, offboardOn, restricted);
    }

    Employer offboarded(Instant at) {
        return new Employer(id, number, createdAt, fields, at, restricted);
    }

    Employer restricted(boolean is) {
        return new Employer(id, number, createdAt, fields, offboardOn, is);
    }

    @Override
    public Event.Told told(Instant at) {
        return Telling.of(this, at);
    }

    ObjectNode json(Instant now) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("platform_id", Ids.PLATFORM);
        json.put("status", status(now));
        json.setAll(fields);
        json.put("offboard_on", offboardOn == null ? null : offboardOn.toString());
        return json.put("object", "employer");
    }
}
