package io.tieout.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fields an object may have. A field nobody knows is an error, as in the published contract. */
final class Shape implements Rule {

    private record Field(Rule rule, boolean required) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Must be there and not null. */
    Shape required(String name, Rule rule) {
        fields.put(name, new Field(rule, true));
        return this;
    }

    /** May be absent or null. */
    Shape optional(String name, Rule rule) {
        fields.put(name, new Field(rule, false));
        return this;
    }

    @Override
    public void check(JsonNode value, String path, Findings findings) {
        if (!value.isObject()) {
            findings.add(path, "must be an object");
            return;
        }
        for (String name : value.propertyNames()) {
            if (!fields.containsKey(name)) {
                findings.add(path + "." + name, "is not a known field");
            }
        }
        fields.forEach((name, field) -> {
            JsonNode given = value.get(name);
            if (given == null || given.isNull()) {
                if (field.required()) {
                    findings.add(path + "." + name, "is required");
                }
            } else {
                field.rule().check(given, path + "." + name, findings);
            }
        });
    }
}
