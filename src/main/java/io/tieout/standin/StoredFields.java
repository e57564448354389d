package io.tieout.standin;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns an accepted body into what is kept and shown: every field of the answer present, texts tidied, of a bank
 * account only the last four characters. In an update, absent and null both mean unchanged, and objects are replaced
 * whole.
 */
final class StoredFields {

    private StoredFields() {}

    static ObjectNode created(ObjectNode sent, String... fields) {
        ObjectNode stored = Json.object();
        for (String field : fields) {
            JsonNode value = sent.get(field);
            if (value == null || value.isNull()) {
                stored.putNull(field);
            } else {
                stored.set(
                        field, stored(field, value, value.path("country_code").asString("")));
            }
        }
        return stored;
    }

    static ObjectNode updated(ObjectNode before, ObjectNode sent) {
        ObjectNode after = before.deepCopy();
        sent.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                String country =
                        before.path(entry.getKey()).path("country_code").asString("");
                after.set(entry.getKey(), stored(entry.getKey(), entry.getValue(), country));
            }
        });
        return after;
    }

    private static JsonNode stored(String field, JsonNode value, String country) {
        return switch (field) {
            case "legal_address", "home_address" -> Addresses.stored(value, country);
            case "bank_account" -> lastFour(value);
            case "contact" ->
                Json.object()
                        .put("name", Normalised.text("name", value.get("name").asString()))
                        .put(
                                "email",
                                Normalised.text("email", value.get("email").asString()));
            case "metadata" -> value.deepCopy();
            default -> Json.MAPPER.getNodeFactory().stringNode(Normalised.text(field, value.asString()));
        };
    }

    private static ObjectNode lastFour(JsonNode account) {
        String iban = account.get("account_number").asString().replace(" ", "").toUpperCase(Locale.ROOT);
        return Json.object().put("account_number_last4", iban.substring(iban.length() - 4));
    }
}
