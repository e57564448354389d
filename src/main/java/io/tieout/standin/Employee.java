package io.tieout.standin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An employee on record. The state isn't stored: the clock decides it.
 *
 * @param fields what was last told about the person, in the contract's names; never changed in place
 * @param restricted set by hand only: no text says what leads there
 * @param leaving null while nobody said that the person leaves
 */
record Employee(
        String id,
        String employerId,
        long number,
        Instant createdAt,
        ObjectNode fields,
        @Nullable Leaving leaving,
        boolean restricted)
        implements OnRecord {

    Employee(
            String id,
            String employerId,
            long number,
            Instant createdAt,
            ObjectNode fields,
            @Nullable Leaving leaving) {
        this(id, employerId, number, createdAt, fields, leaving, false);
    }

    /**
     * @param on the instant from which the person is inactive
     * @param coverEnds the last day of cover
     */
    record Leaving(Instant on, LocalDate coverEnds) {

        /** Cover runs to the end of the day that was named. */
        static Leaving on(Instant on) {
            return new Leaving(on, LocalDate.ofInstant(on, ZoneOffset.UTC));
        }

        /** Charged months stay charged when the employer goes: the two published texts clash, this one is milder. */
        static Leaving withEmployer(Instant on) {
            LocalDate day = LocalDate.ofInstant(on, ZoneOffset.UTC);
            return new Leaving(on, day.withDayOfMonth(day.lengthOfMonth()));
        }
    }

    String ref() {
        return fields.path("metadata").path("id").asString("");
    }

    @Nullable
    String customer() {
        JsonNode customer = fields.get("external_customer_id");
        return customer == null || customer.isNull() ? null : customer.asString();
    }

    String country() {
        return fields.path("home_address").path("country_code").asString("");
    }

    LocalDate startOn() {
        return LocalDate.parse(fields.get("start_on").asString());
    }

    @Nullable
    LocalDate benefitsFrom() {
        JsonNode date = fields.get("earliest_benefits_start_date");
        return date == null || date.isNull() ? null : LocalDate.parse(date.asString());
    }

    @Override
    public String kind() {
        return "employee";
    }

    @Override
    public String status(Instant now) {
        if (restricted) {
            return "restricted";
        }
        if (leaving != null) {
            return now.isBefore(leaving.on()) ? "offboarding" : "inactive";
        }
        return now.isBefore(activeFrom()) ? "pending" : "active";
    }

    @Override
    public @Nullable Instant nextChange() {
        if (restricted) {
            return null;
        }
        return leaving == null ? activeFrom() : leaving.on();
    }

    private Instant activeFrom() {
        Instant checked = createdAt.plus(Employer.CHECKS);
        LocalDate benefits = benefitsFrom();
        Instant allowed = benefits == null
                ? checked
                : benefits.atStartOfDay(ZoneOffset.UTC).toInstant();
        return allowed.isAfter(checked) ? allowed : checked;
    }

    Employee with(ObjectNode newFields) {
        return new Employee(id, employerId, number, createdAt, newFields, leaving, restricted);
    }

    Employee with(@Nullable Leaving newLeaving) {
        return new Employee(id, employerId, number, createdAt, fields, newLeaving, restricted);
    }

    Employee restricted(boolean is) {
        return new Employee(id, employerId, number, createdAt, fields, leaving, is);
    }

    @Override
    public Event.Told told(Instant at) {
        return Telling.of(this, at);
    }

    ObjectNode json(Instant now) {
        ObjectNode json = Json.object();
        json.put("platform_id", Ids.PLATFORM);
        json.put("id", id);
        json.put("employer_id", employerId);
        json.put("status", status(now));
        json.setAll(fields);
        json.put("offboard_on", leaving == null ? null : leaving.on().toString());
        return json.put("object", "employee");
    }
}
