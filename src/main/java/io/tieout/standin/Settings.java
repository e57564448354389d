package io.tieout.standin;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be switched through {@code /_sandbox/settings}. Guarded by the lock of {@link House}.
 *
 * <ul>
 *   <li>{@code platform}: {@code employer_of_record} takes {@code external_customer_id}, any other type ignores it
 *   <li>{@code aggregates}: reports carry the summary that newer pages describe
 *   <li>{@code employer_offboarding_ends_cover}: cover ends on that day and the rest of the month is given back
 * </ul>
 */
final class Settings {

    private static final Shape SHAPE = new Shape()
            .optional("platform", Rule.oneOf(Set.of("employer_of_record", "payroll_provider")))
            .optional("aggregates", FieldRules.FLAG)
            .optional("employer_offboarding_ends_cover", FieldRules.FLAG);

    private final Changes changes;
    private ObjectNode now = Json.object()
            .put("platform", "employer_of_record")
            .put("aggregates", false)
            .put("employer_offboarding_ends_cover", false);

    Settings(Changes changes) {
        this.changes = changes;
    }

    boolean employerOfRecord() {
        return now.get("platform").asString().equals("employer_of_record");
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
