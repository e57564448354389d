package io.tieout.standin;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be switched through {@code /_sandbox/settings}. Guarded by the lock of {@link House}.
 *
 * <ul>
 *   <li>{@code platform}: {@code employer_of_record} takes {@code external_customer_id}, any other type ignores it
 *   <li>{@code requests_per_second}: more than that get a 429; 0, the default, lets all through
 *   <li>{@code retry_after}: seconds that such a 429 names; 0 names none
 *   <li>{@code aggregates}: reports carry the summary that newer pages describe
 *   <li>{@code employer_offboarding_ends_cover}: cover ends on that day and the rest of the month is given back
 * </ul>
 */
final class Settings {

    private static final Shape SHAPE = new Shape()
            .optional("platform", Rule.oneOf(Set.of("employer_of_record", "payroll_provider")))
            .optional("requests_per_second", FieldRules.whole(0, 1_000_000))
            .optional("retry_after", FieldRules.whole(0, 3600))
            .optional("aggregates", FieldRules.FLAG)
            .optional("employer_offboarding_ends_cover", FieldRules.FLAG);

    private final Changes changes;
    /** Never changed in place, so that it is read without the lock where that matters. */
    private volatile ObjectNode now = Json.object()
            .put("platform", "employer_of_record")
            .put("requests_per_second", 0)
            .put("retry_after", 0)
            .put("aggregates", false)
            .put("employer_offboarding_ends_cover", false);

    Settings(Changes changes) {
        this.changes = changes;
    }

    boolean employerOfRecord() {
        return now.get("platform").asString().equals("employer_of_record");
    }

    int requestsPerSecond() {
        return now.get("requests_per_second").asInt();
    }

    int retryAfter() {
        return now.get("retry_after").asInt();
    }

    boolean aggregates() {
        return now.get("aggregates").asBoolean();
    }

    boolean employerOffboardingEndsCover() {
        return now.get("employer_offboarding_ends_cover").asBoolean();
    }

    ObjectNode json() {
        return now.deepCopy();
    }

    /** Only what is named changes. */
    void change(ObjectNode sent) {
        Findings findings = new Findings();
        SHAPE.check(sent, "$", findings);
        findings.refuseIfAny();
        restore(sent);
        changes.add("settings", json());
    }

    void restore(ObjectNode state) {
        ObjectNode next = now.deepCopy();
        for (var entry : state.properties()) {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                next.set(entry.getKey(), value);
            }
        }
        now = next;
    }
}
