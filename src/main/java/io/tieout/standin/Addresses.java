package io.tieout.standin;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The two published address shapes. An update has no country: the country of an address can't change. */
final class Addresses {

    private static final Set<String> WITH_STATES = Set.of("us", "ca");

    /** "A valid postal code for the specified country": the countries that payrolls here mostly have. */
    private static final Map<String, Pattern> POSTAL_CODES = Map.of(
            "ie", Pattern.compile("(?i)[A-Z]\\d[\\dW] ?[A-Z\\d]{4}"),
            "gb", Pattern.compile("(?i)[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}"),
            "es", Pattern.compile("\\d{5}"),
            "de", Pattern.compile("\\d{5}"),
            "fr", Pattern.compile("\\d{5}"),
            "us", Pattern.compile("\\d{5}(-\\d{4})?"));

    private static final Shape LINES = lines();
    private static final Shape LINES_AND_COUNTRY = lines().required("country_code", FieldRules.COUNTRY);

    static final Rule FULL = (value, path, findings) -> {
        LINES_AND_COUNTRY.check(value, path, findings);
        local(value, value.path("country_code").asString(""), path, findings);
    };

    static final Rule WITHOUT_COUNTRY = LINES;

    private Addresses() {}

    /** What only the country decides. For updates the country is the one on record. */
    static void local(JsonNode address, String country, String path, Findings findings) {
        if (!address.isObject()) {
            return;
        }
        if (WITH_STATES.contains(country) && address.path("state").asString("").isBlank()) {
            findings.add(path + ".state", "is required for this country");
        }
        Pattern pattern = POSTAL_CODES.get(country);
        String code = address.path("postal_code").asString("").strip();
        if (pattern != null && !code.isEmpty() && !pattern.matcher(code).matches()) {
            findings.add(path + ".postal_code", "is not a postal code of this country");
        }
    }

    /** An update replaces the whole address and keeps the country. Absent and null lines both end as null. */
    static ObjectNode stored(JsonNode sent, String country) {
        ObjectNode address = Json.object();
        for (String field : new String[] {"line1", "line2", "line3", "city", "state", "postal_code"}) {
            JsonNode value = sent.get(field);
            if (value == null || value.isNull() || value.asString().isBlank()) {
                address.putNull(field);
            } else {
                address.put(field, Normalised.text(field, value.asString()));
            }
        }
        return address.put("country_code", country);
    }

    private static Shape lines() {
        return new Shape()
                .required("line1", Rule.filled())
                .optional("line2", Rule.text())
                .optional("line3", Rule.text())
                .required("city", Rule.filled())
                .optional("state", Rule.text())
                .required("postal_code", Rule.filled());
    }
}
