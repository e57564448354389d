package io.tieout.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Employers or employees. */
final class FakeRecords {

    private static final List<String> NULLABLE = List.of(
            "external_customer_id",
            "registration_number",
            "nationality",
            "earliest_benefits_start_date",
            "offboard_on",
            "bank_account");

    /** What an update may not change, or must not send. */
    private static final Set<String> FIXED =
            Set.of("employer_id", "external_customer_id", "date_of_birth", "sex_at_birth", "id", "status");

    private final String prefix;
    private final String object;
    private final List<String> required;
    private final String address;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private final Map<String, Integer> madeForRef = new HashMap<>();

    FakeRecords(String prefix, String object, List<String> required, String address) {
        this.prefix = prefix;
        this.object = object;
        this.required = required;
        this.address = address;
    }

    /** In the order of creation. */
    List<ObjectNode> all() {
        return List.copyOf(byId.values());
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    static String ref(ObjectNode item) {
        return item.path("metadata").path("id").asString("");
    }

    FakeAnswer create(ObjectNode body, String scope) {
        List<String> missing =
                required.stream().filter(field -> isBlank(body.get(field))).toList();
        if (!missing.isEmpty()) {
            return FakeAnswer.missing(missing);
        }
        String ref = scope + ref(body);
        String id = FakeWorld.id(prefix, ref, madeForRef.merge(ref, 1, Integer::sum));
        ObjectNode item = body.deepCopy();
        item.put("id", id);
        item.put("object", object);
        item.put("status", byId.size() % 10 == 9 ? "pending" : "active");
        byId.put(id, item);
        return FakeAnswer.ok(shown(item));
    }

    private static boolean isBlank(JsonNode value) {
        return value == null
                || value.isNull()
                || value.isString() && value.asString().isBlank();
    }

    FakeAnswer get(String id) {
        return find(id).map(item -> FakeAnswer.ok(shown(item))).orElseGet(FakeAnswer::notFound);
    }

    FakeAnswer setStatus(String id, String status) {
        return find(id).map(item -> {
                    item.put("status", status);
                    return FakeAnswer.ok(shown(item));
                })
                .orElseGet(FakeAnswer::notFound);
    }

    /** Fields that are given replace theirs whole; absent and null leave theirs alone. */
    FakeAnswer update(String id, ObjectNode body) {
        ObjectNode item = byId.get(id);
        if (item == null) {
            return FakeAnswer.notFound();
        }
        List<String> refused =
                body.propertyNames().stream().filter(FIXED::contains).toList();
        if (!refused.isEmpty() || body.path(address).has("country_code")) {
            return FakeAnswer.problem(400, "invalid_request", "Cannot be updated: " + refused + " or the country");
        }
        JsonNode country = item.path(address).path("country_code");
        body.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> item.set(field.getKey(), field.getValue()));
        if (body.path(address) instanceof ObjectNode && item.get(address) instanceof ObjectNode changed) {
            changed.set("country_code", country);
        }
        return FakeAnswer.ok(shown(item));
    }

    FakeAnswer list(Map<String, String> query) {
        List<ObjectNode> items = new ArrayList<>();
        for (ObjectNode item : byId.values()) {
            if (matches(item, query)) {
                items.add(item);
            }
        }
        Collections.reverse(items);
        return FakePages.page(items, query, FakeRecords::shown);
    }

    private static boolean matches(ObjectNode item, Map<String, String> query) {
        String filter = query.getOrDefault("filter", "");
        String part = query.getOrDefault("metadata_id", "").toLowerCase(Locale.ROOT);
        return (filter.isEmpty()
                        || List.of(filter.split(","))
                                .contains(item.path("status").asString("")))
                && isOrNotAsked(item, "employer_id", query)
                && isOrNotAsked(item, "external_customer_id", query)
                && ref(item).toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean isOrNotAsked(ObjectNode item, String field, Map<String, String> query) {
        String wanted = query.getOrDefault(field, "");
        return wanted.isEmpty() || wanted.equals(item.path(field).asString(""));
    }

    /** As it goes out: no account number, nulls for some and nothing at all for others, and a field of next year. */
    private static ObjectNode shown(ObjectNode item) {
        ObjectNode shown = item.deepCopy();
        boolean withNulls = item.path("id").asString("").hashCode() % 2 == 0;
        for (String field : NULLABLE) {
            if (isBlank(shown.get(field))) {
                if (withNulls) {
                    shown.putNull(field);
                } else {
                    shown.remove(field);
                }
            }
        }
        if (shown.get("bank_account") instanceof ObjectNode account) {
            String iban = account.path("account_number").asString("....");
            account.removeAll();
            account.put("account_number_last4", iban.substring(iban.length() - 4));
        }
        shown.put("platform_id", "pt_" + Story.hex("platform"));
        shown.put("created_at", "2026-11-01T08:00:00.1234567Z");
        shown.putObject("benefit_summary")
                .put("state", "brand_new_value")
                .putArray("links")
                .add(1.5);
        return shown;
    }
}
