package io.tieout.kota;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened at Kota, as the events API or a webhook tells it. Only a hint: it may come
 * twice, late or out of order, so what it is about is read again.
 *
 * @param type for example {@code employee.updated}; new ones come without notice
 * @param created when it happened, by the events API and the newest webhooks
 * @param created_at the same, by the published webhooks
 * @param data the full resource (v1) or its ids only (v2), as sent; of people it holds everything
 * @param api_version of v1 and of the events API; its values are not published
 * @param version of v2 webhooks
 */
public record Event(
        String id,
        String type,
        @Nullable String platform_id,
        @Nullable Instant created,
        @Nullable Instant created_at,
        @Nullable JsonNode data,
        @Nullable String object,
        @Nullable String api_version,
        @Nullable String version) {

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        data = data == null || data.isNull() ? null : data;
    }

    /**
     * @param json the body of a webhook
     * @throws IllegalArgumentException when that is no event; its message holds nothing of the body
     */
    public static Event of(byte[] json) {
        try {
            Event event = KotaJson.MAPPER.readValue(json, Event.class);
            if (event != null) {
                return event;
            }
        } catch (JacksonException e) {
            // Its message quotes what was sent.
        }
        throw new IllegalArgumentException("the body is not an event of Kota's: id, type or the form is wrong");
    }

    /** When it happened, under whichever name it was said. */
    public @Nullable Instant at() {
        return created != null ? created : created_at;
    }

    /**
     * The ids of what it is about; the same for v1 and v2.
     *
     * @throws IllegalArgumentException when the data is no such thing; the message holds nothing of it
     */
    public EventSubject subject() {
        return data == null ? EventSubject.NONE : dataAs(data, EventSubject.class);
    }

    /**
     * The full resource as it was when the event was made, null for thin events and for types that this
     * client does not know. Decided by the content, because the version fields are not reliable.
     *
     * @throws IllegalArgumentException when the data is no such thing; the message holds nothing of it
     */
    public @Nullable Record resource() {
        Class<? extends Record> kind = kind(type);
        return kind == null || data == null || thin(data) ? null : dataAs(data, kind);
    }

    private <T> T dataAs(JsonNode from, Class<T> kind) {
        try {
            return KotaJson.MAPPER.treeToValue(from, kind);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the data of event " + id + " does not follow the contract");
        }
    }

    private static boolean thin(JsonNode data) {
        return !data.has("legal_name") && !data.has("first_name") && !data.has("period") && !data.has("status");
    }

    private static @Nullable Class<? extends Record> kind(String type) {
        String owner = type.replaceFirst("\\.[^.]*$", "");
        return switch (owner) {
            case "employer" -> Employer.class;
            case "employee" -> Employee.class;
            case "contribution_report" -> ContributionReport.class;
            case "employer.health_insurance.quote" -> EmployerQuote.class;
            case "employee.health_insurance.offer" -> EmployeeOffer.class;
            default -> null;
        };
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "Event[" + id + ", " + type + "]";
    }
}
